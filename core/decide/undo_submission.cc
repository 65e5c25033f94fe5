// Staff take back at once what they have handed in.

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/decide/charging.h"
#include "core/decide/evolve.h"
#include "core/decide/find_held.h"
#include "core/decide/reading_edits.h"
#include "core/decide/staff_decisions.h"

namespace intake {
namespace {

const Event* FindJudged(absl::Span<const Event> past, const std::string& code) {
  for (const Event& event : past) {
    const auto* judged = std::get_if<SubmissionJudged>(&event.body);
    if (judged != nullptr && judged->receipt.code == code) return &event;
  }
  return nullptr;
}

const SubmissionUndone* FindUndone(absl::Span<const Event> past,
                                   const std::string& code) {
  for (const Event& event : past) {
    const auto* undone = std::get_if<SubmissionUndone>(&event.body);
    if (undone != nullptr && undone->receipt_code == code) return undone;
  }
  return nullptr;
}

absl::Status CheckMayUndo(const SubmissionJudged& judged, absl::Time now,
                          const Undoing& undoing) {
  if (judged.submission.evidence.agent != undoing.decision.agent) {
    return ErrorWithReason(
        absl::StatusCode::kPermissionDenied, "NOT_YOUR_OWN",
        absl::StrCat(judged.receipt.code, " was handed in by somebody else"));
  }
  if (judged.receipt.outcome == Outcome::kRefused || judged.stands) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "NOTHING_TO_UNDO",
        absl::StrCat(judged.receipt.code, " made no reading"));
  }
  if (now - judged.receipt.received_at > limits::kUndoWithin) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "TOO_LATE",
        absl::StrCat(judged.receipt.code, " can be undone for ",
                     absl::ToInt64Seconds(limits::kUndoWithin),
                     " seconds only: have it corrected"));
  }
  return absl::OkStatus();
}

// The receipt of the submission that made `live`; empty where none did.
std::string ReceiptOf(const LiveReading& live, absl::Span<const Event> past) {
  for (const Event& event : past) {
    const auto* judged = std::get_if<SubmissionJudged>(&event.body);
    if (judged != nullptr && event.recorded_at == live.recorded_at &&
        judged->channel == live.channel) {
      return judged->receipt.code;
    }
  }
  return "";
}

// Takes out what `event` made live, where it still is.
absl::Status RemoveReadings(const Event& event, const SubmissionJudged& judged,
                            ReadingEdits& edits) {
  for (const UnderstoodValue& value : judged.receipt.understood) {
    const absl::CivilDay date = *judged.receipt.reading_date;
    const LiveReading* const live = edits.Find(value.slot.ref, date);
    if (live == nullptr || live->value != value.value ||
        live->recorded_at != event.recorded_at) {
      return ErrorWithReason(
          absl::StatusCode::kAborted, "READING_CHANGED",
          absl::StrCat("the readings of ", judged.receipt.code,
                       " have changed since: look again"));
    }
    absl::Status status = edits.Remove(value.slot.ref, date, /*voided=*/true);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// Puts back what was live `before` it and superseded by it.
absl::Status RestoreReadings(const AccountState& before,
                             const SubmissionJudged& judged,
                             absl::Span<const Event> past,
                             ReadingEdits& edits) {
  for (const SupersededReading& superseded : judged.superseded) {
    const RegisterHistory* const history = HistoryOf(before, superseded.target);
    if (history == nullptr) continue;
    for (const LiveReading& live : history->readings) {
      if (live.date != superseded.date || live.estimated) continue;
      absl::Status status =
          edits.Add({.slot = SlotOf(*before.account, superseded.target),
                     .date = live.date,
                     .value = live.value,
                     .period = live.period,
                     .trust = live.trust,
                     .channel = live.channel,
                     .receipt_code = ReceiptOf(live, past)});
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SubmissionUndone> Undo(const AccountState& state,
                                      const StaffFacts& facts,
                                      absl::Span<const Event> past,
                                      const Undoing& undoing) {
  const std::string& code = undoing.receipt_code;
  const Event* const event = FindJudged(past, code);
  if (event == nullptr) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
                           absl::StrCat("no receipt has the code ", code));
  }
  const auto& judged = std::get<SubmissionJudged>(event->body);
  if (const SubmissionUndone* undone = FindUndone(past, code);
      undone != nullptr && undone->decision.agent == undoing.decision.agent) {
    return *undone;
  }
  absl::Status status = CheckMayUndo(judged, facts.now, undoing);
  if (!status.ok()) return status;
  SubmissionUndone undone{.receipt_code = code, .decision = undoing.decision};
  if (judged.receipt.outcome == Outcome::kHeld) {
    const auto held = FindHeld(state, code, std::nullopt);
    if (!held.ok()) return held.status();
    return undone;
  }

  AccountState before;
  for (const Event& earlier : past) {
    if (&earlier == event) break;
    Evolve(before, earlier);
  }
  const RuleSet& rules = facts.rules->At(facts.now);
  const Charging charging(rules, facts.rules->DayOf(facts.now), facts.billing);
  ReadingEdits edits(state, charging);
  status = RemoveReadings(*event, judged, edits);
  if (status.ok()) status = RestoreReadings(before, judged, past, edits);
  if (!status.ok()) return status;
  absl::StatusOr<ReadingEffects> effects =
      edits.Finish(rules, Wraps::kNearTheEnd);
  if (!effects.ok()) return effects.status();
  undone.effects = *std::move(effects);
  return undone;
}

}  // namespace intake
