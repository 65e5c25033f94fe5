// Payments against readings: what the unified payment system says came with a
// payment order, and what the registries of that order said.

#ifndef INTAKE_CHANNELS_SBERBANK_RECONCILIATION_H_
#define INTAKE_CHANNELS_SBERBANK_RECONCILIATION_H_

#include <string>
#include <vector>

#include "channels/sberbank/ledger.h"
#include "channels/sberbank/registry_check.h"

namespace intake::sberbank {

// Sentences in Russian for the answer: the two sides, and what differs. Counts
// are of lines with money: a row that brings readings alone is in no payment
// order. REQUIRES: facts.trailer.
std::vector<std::string> Reconcile(const RegistryFacts& facts,
                                   const std::vector<LedgerEntry>& entries);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_RECONCILIATION_H_
