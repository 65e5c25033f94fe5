// What is looked at when a life is over: the store's every answer against the
// journal, the journal against itself, and every decision judged again.

#ifndef INTAKE_TESTS_SIMULATION_AUDIT_H_
#define INTAKE_TESTS_SIMULATION_AUDIT_H_

#include "core/rules/rule_set.h"
#include "tests/simulation/book.h"
#include "tests/simulation/storage.h"

namespace intake::simulation {

// Complains to `trace`. REQUIRES: `storage` is open.
void AuditStore(Storage& storage, const Book& book, Trace& trace);

// Judged again from the journal alone, under the rules of then, every
// submission gets the same answer: nothing was decided on a state that was not
// stored.
void AuditDecisions(Storage& storage, const RuleBook& rules, Trace& trace);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_AUDIT_H_
