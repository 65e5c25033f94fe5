// A submission at the door, and the accounts that it names.

#ifndef INTAKE_CORE_ADMISSION_WAITING_SUBMISSION_H_
#define INTAKE_CORE_ADMISSION_WAITING_SUBMISSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/admission/account_finder.h"
#include "core/admission/account_names.h"
#include "core/admission/state_cache.h"
#include "core/model/submission.h"
#include "core/rules/rule_set.h"
#include "core/text/grammar.h"

namespace intake {

// A submission with all that can be found out before its turn comes.
struct WaitingSubmission {
  Submission submission;
  absl::Time received_at;
  uint64_t content_fingerprint = 0;
  // For a text: what in it could be an account's number.
  std::vector<std::string> candidates;
  // It answers the question of a receipt, by its text or as such.
  std::optional<CodeAnswer> answer;
};

WaitingSubmission PrepareSubmission(Submission submission,
                                    absl::Time received_at);

// Adds the accounts that `waiting` names, as far as they must be in memory.
void AddNames(const WaitingSubmission& waiting, AccountNames& names);

struct NamedAccounts {
  // Whose submission it is; null where no known account is named.
  StateCache::Entry* owner = nullptr;
  std::vector<TextFacts::Named> in_text;
};

// For what is no answer. DATA_LOSS: one that it may name is damaged.
//
// REQUIRES: what AddNames adds was loaded for `accounts`.
absl::StatusOr<NamedAccounts> FindNamed(const WaitingSubmission& waiting,
                                        const RuleBook& rules,
                                        AccountFinder& accounts);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_WAITING_SUBMISSION_H_
