// What staff and billing decide, on the group's working set: found, decided,
// recorded.

#ifndef INTAKE_CORE_ADMISSION_STAFF_COMMANDS_H_
#define INTAKE_CORE_ADMISSION_STAFF_COMMANDS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/admission/admission.h"
#include "core/admission/admission_errors.h"
#include "core/admission/group.h"

namespace intake {

StaffFacts FactsOf(const Group& group);

// NOT_FOUND `RECEIPT_NOT_FOUND`; ABORTED `HOLD_ENDED`.
absl::StatusOr<HeldExamination> ExamineHeld(const std::string& receipt_code,
                                            Group& group);

// Has `decide(state, facts, input)` decide on the account whose receipt it is,
// and records what it answers. NOT_FOUND `RECEIPT_NOT_FOUND`.
template <typename Input, typename Body>
absl::StatusOr<Body> DecideOnReceipt(
    absl::StatusOr<Body> (*decide)(const AccountState&, const StaffFacts&,
                                   const Input&),
    const Input& input, const std::string& actor, Group& group) {
  const absl::StatusOr<StateCache::Entry*> entry =
      group.StreamOfReceipt(input.receipt_code);
  if (!entry.ok()) return StoreFailedError(entry.status());
  if (*entry == nullptr) return ReceiptNotFoundError(input.receipt_code);
  absl::StatusOr<Body> body = decide((*entry)->state, FactsOf(group), input);
  if (body.ok()) group.Record(**entry, actor, *body);
  return body;
}

// The same on the account of that number. NOT_FOUND `ACCOUNT_NOT_FOUND`.
//
// REQUIRES: the account is loaded.
template <typename Input, typename Body>
absl::StatusOr<Body> DecideOnAccount(
    absl::StatusOr<Body> (*decide)(const AccountState&, const StaffFacts&,
                                   const Input&),
    const std::string& number, const Input& input, const std::string& actor,
    Group& group) {
  absl::Status status = group.accounts().CheckWhole(number);
  if (!status.ok()) return status;
  StateCache::Entry* const entry = group.accounts().Find(number);
  if (entry == nullptr) return AccountNotFoundError(number);
  absl::StatusOr<Body> body = decide(entry->state, FactsOf(group), input);
  if (body.ok()) group.Record(*entry, actor, *body);
  return body;
}

// Errors are Undo's.
absl::StatusOr<SubmissionUndone> UndoSubmission(const Undoing& undoing,
                                                const std::string& actor,
                                                Group& group);

// FAILED_PRECONDITION `PERIOD_NOT_OVER`.
absl::StatusOr<BillingRegister> ClosePeriod(absl::CivilMonth period,
                                            absl::string_view actor,
                                            Group& group);

absl::StatusOr<BillingRegister> Acknowledge(const ChangesAcknowledged& charged,
                                            absl::string_view actor,
                                            Group& group);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_STAFF_COMMANDS_H_
