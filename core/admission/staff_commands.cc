#include "core/admission/staff_commands.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/rules/billing_period.h"

namespace intake {

StaffFacts FactsOf(const Group& group) {
  return {
      .rules = &group.rules(), .billing = &group.billing(), .now = group.now()};
}

absl::StatusOr<HeldExamination> ExamineHeld(const std::string& receipt_code,
                                            Group& group) {
  const absl::StatusOr<StateCache::Entry*> entry =
      group.StreamOfReceipt(receipt_code);
  if (!entry.ok()) return StoreFailedError(entry.status());
  if (*entry == nullptr) return ReceiptNotFoundError(receipt_code);
  return Examine((*entry)->state, FactsOf(group), receipt_code);
}

absl::StatusOr<SubmissionUndone> UndoSubmission(const Undoing& undoing,
                                                const std::string& actor,
                                                Group& group) {
  const absl::StatusOr<StateCache::Entry*> entry =
      group.StreamOfReceipt(undoing.receipt_code);
  if (!entry.ok()) return StoreFailedError(entry.status());
  if (*entry == nullptr) return ReceiptNotFoundError(undoing.receipt_code);
  const absl::StatusOr<std::vector<Event>> past = group.PastOf(**entry);
  if (!past.ok()) return StoreFailedError(past.status());
  absl::StatusOr<SubmissionUndone> undone =
      Undo((*entry)->state, FactsOf(group), *past, undoing);
  const bool is_new =
      undone.ok() &&
      std::none_of(past->begin(), past->end(), [&](const Event& event) {
        return event.body == EventBody(*undone);
      });
  if (is_new) group.Record(**entry, actor, *undone);
  return undone;
}

absl::StatusOr<BillingRegister> ClosePeriod(absl::CivilMonth period,
                                            absl::string_view actor,
                                            Group& group) {
  if (group.billing().IsClosed(period)) return group.billing();
  const absl::CivilDay today = group.rules().DayOf(group.now());
  const ReadingWindow window = WindowOf(group.rules().At(group.now()), period);
  if (today <= window.window_to) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_OVER",
        absl::StrCat("readings count for ", FormatMonth(period), " until ",
                     FormatDate(window.window_to), ": close it after that"));
  }
  group.RecordOnBilling(actor, PeriodClosed{period});
  return group.billing();
}

absl::StatusOr<BillingRegister> Acknowledge(const ChangesAcknowledged& charged,
                                            absl::string_view actor,
                                            Group& group) {
  if (charged.position > group.billing().acknowledged_position) {
    group.RecordOnBilling(actor, charged);
  }
  return group.billing();
}

}  // namespace intake
