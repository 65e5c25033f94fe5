#include "core/decide/reading_edits.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/rules/report.h"
#include "core/rules/usage.h"

namespace intake {
namespace {

absl::Status BeyondMemory(absl::CivilDay date) {
  return ErrorWithReason(
      absl::StatusCode::kFailedPrecondition, "READING_BEYOND_MEMORY",
      absl::StrCat("more readings have come since ", FormatDate(date),
                   " than are kept at hand: it cannot be changed any more"));
}

absl::Status Contradicted(const LiveReading& earlier,
                          const LiveReading& later) {
  return ErrorWithReason(
      absl::StatusCode::kFailedPrecondition, "NEIGHBOUR_CONTRADICTED",
      absl::StrCat("the dial would run backwards from ", Described(earlier),
                   " to ", Described(later)));
}

// The memory's oldest reading hides what was before it.
bool IsBehindMemory(const RegisterHistory& history, absl::CivilDay date) {
  return !history.complete &&
         (history.readings.empty() || date <= history.readings.front().date);
}

// Whether the dial may have gone from one to the other, where that is new.
absl::Status CheckForward(const ReadingSequence& before,
                          const ReadingSequence& after, const Register& dial,
                          const RuleSet& rules, Wraps wraps) {
  for (size_t i = 1; i < after.size(); ++i) {
    const LiveReading& from = *after[i - 1];
    const LiveReading& to = *after[i];
    if (to.value >= from.value || wraps == Wraps::kAllowed) continue;
    const auto known = std::find(before.begin(), before.end(), &from);
    const bool was_so = known != before.end() && known + 1 != before.end() &&
                        *(known + 1) == &to;
    const bool near_the_end =
        from.value * 100 >= DialEnd(dial) * rules.rollover_from_percent;
    if (!was_so && !near_the_end) return Contradicted(from, to);
  }
  return absl::OkStatus();
}

}  // namespace

const LiveReading* ReadingEdits::Find(RegisterRef target, absl::CivilDay date) {
  const RegisterHistory* const history = HistoryOf(state_, target);
  if (history == nullptr) return nullptr;
  const auto found =
      std::find_if(history->readings.begin(), history->readings.end(),
                   [date](const auto& live) { return live.date == date; });
  return found == history->readings.end() ? nullptr : &*found;
}

absl::StatusOr<ReadingEdits::Edited*> ReadingEdits::Edit(RegisterRef target,
                                                         absl::CivilDay date) {
  const RegisterHistory* const history = HistoryOf(state_, target);
  if (history != nullptr && IsBehindMemory(*history, date)) {
    return BeyondMemory(date);
  }
  for (Edited& edited : edited_) {
    if (edited.target == target) return &edited;
  }
  return &edited_.emplace_back(
      Edited{target, history, ActualReadings(history)});
}

absl::Status ReadingEdits::Remove(RegisterRef target, absl::CivilDay date,
                                  bool voided) {
  const absl::StatusOr<Edited*> edited = Edit(target, date);
  if (!edited.ok()) return edited.status();
  ReadingSequence& after = (*edited)->after;
  after.erase(
      std::remove_if(after.begin(), after.end(),
                     [date](const auto* live) { return live->date == date; }),
      after.end());
  effects_.removed.push_back({target, date, voided});
  return absl::OkStatus();
}

absl::Status ReadingEdits::Add(AddedReading reading) {
  const RegisterRef target = reading.slot.ref;
  const bool given_twice = std::any_of(
      effects_.added.begin(), effects_.added.end(), [&](const auto& added) {
        return added.slot.ref == target && added.date == reading.date;
      });
  if (given_twice) {
    return absl::InvalidArgumentError(
        absl::StrCat("two values for one register on ",
                     FormatDate(reading.date), ": give one"));
  }
  if (Find(target, reading.date) != nullptr) {
    const bool removed =
        std::any_of(effects_.removed.begin(), effects_.removed.end(),
                    [&](const auto& gone) {
                      return gone.target == target && gone.date == reading.date;
                    });
    if (!removed) {
      absl::Status status = Remove(target, reading.date, /*voided=*/false);
      if (!status.ok()) return status;
    }
  }
  const absl::StatusOr<Edited*> edited = Edit(target, reading.date);
  if (!edited.ok()) return edited.status();
  reading.serial = InstallationOf(*state_.account, target).serial;
  ReadingSequence& after = (*edited)->after;
  const auto place =
      std::find_if(after.begin(), after.end(),
                   [&](const auto* live) { return live->date > reading.date; });
  after.insert(place,
               &added_.emplace_back(LiveReading{.date = reading.date,
                                                .value = reading.value,
                                                .period = reading.period,
                                                .trust = reading.trust,
                                                .channel = reading.channel}));
  effects_.added.push_back(std::move(reading));
  return absl::OkStatus();
}

absl::StatusOr<ReadingEffects> ReadingEdits::Finish(const RuleSet& rules,
                                                    Wraps wraps) {
  for (const Edited& edited : edited_) {
    const ReadingSequence before = ActualReadings(edited.history);
    absl::Status status =
        CheckForward(before, edited.after,
                     RegisterOf(*state_.account, edited.target), rules, wraps);
    if (!status.ok()) return status;
    AddUsageChanges(*state_.account, edited.target, before, edited.after,
                    charging_, effects_.changes);
  }
  return std::move(effects_);
}

absl::Status ReadingNotFoundError(absl::CivilDay date) {
  return ErrorWithReason(
      absl::StatusCode::kNotFound, "READING_NOT_FOUND",
      absl::StrCat("the register has no live reading of ", FormatDate(date)));
}

absl::Status CheckOnDial(const Register& dial, Milli value,
                         absl::string_view field) {
  Milli step = kMilliPerUnit;
  for (int i = 0; i < dial.decimals; ++i) step /= 10;
  if (value >= 0 && value < DialEnd(dial) && value % step == 0) {
    return absl::OkStatus();
  }
  return FieldError(
      field, absl::StrCat(FormatAmount(value), " is not on a dial of ",
                          dial.whole_digits, " digits and ", dial.decimals,
                          " decimals"));
}

}  // namespace intake
