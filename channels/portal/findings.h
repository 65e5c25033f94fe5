// What the core had to say about a submission, sorted for a page.

#ifndef INTAKE_CHANNELS_PORTAL_FINDINGS_H_
#define INTAKE_CHANNELS_PORTAL_FINDINGS_H_

#include <string>
#include <vector>

#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::portal {

// The texts about the value typed for one register; about nothing of the form
// in particular. Of a refused submission only what speaks against
// it, and of several explanations the one that is offered. A finding about a
// value that could not be read names no register: it is known by what it got.
std::vector<std::string> FindingsOf(const v1::Receipt& receipt,
                                    const v1::Submission& typed,
                                    const v1::RegisterKey& key);
std::vector<std::string> FindingsOfWhole(const v1::Receipt& receipt,
                                         const v1::Submission& typed);

// Those of which the texts are, each with the register that it is about.
std::vector<v1::Finding> ToldFindings(const v1::Receipt& receipt);

// The request id under which other values had been sent before, where the
// receipt says no because of that; else empty.
std::string ReusedKey(const v1::Receipt& receipt);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_FINDINGS_H_
