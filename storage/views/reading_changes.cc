#include "storage/views/reading_changes.h"

#include <variant>

namespace intake {
namespace {

// Empty where the account has no such installation.
std::string SerialOf(const Account& account, RegisterRef ref) {
  return ref.installation < account.installations.size()
             ? account.installations[ref.installation].serial
             : std::string();
}

// Live ones of an accepted submission, held ones of a held one.
std::vector<KeyedReading> SubmittedReadings(const Account& account,
                                            const SubmissionJudged& judged,
                                            uint32_t sequence) {
  const Receipt& receipt = judged.receipt;
  const bool makes_readings = receipt.outcome != Outcome::kRefused &&
                              !judged.stands &&
                              receipt.reading_date.has_value();
  std::vector<KeyedReading> rows;
  if (!makes_readings) return rows;
  for (const UnderstoodValue& understood : receipt.understood) {
    rows.push_back({.row = {.slot = understood.slot,
                            .serial = SerialOf(account, understood.slot.ref),
                            .date = *receipt.reading_date,
                            .value = understood.value,
                            .state = receipt.outcome == Outcome::kHeld
                                         ? ReadingState::kHeld
                                         : ReadingState::kLive,
                            .period = receipt.period.value_or(
                                absl::CivilMonth(*receipt.reading_date)),
                            .channel = judged.channel,
                            .receipt_code = receipt.code,
                            .received_at = receipt.received_at},
                    .sequence = sequence});
  }
  return rows;
}

// What staff let in was received when its submission was.
absl::Time ReceivedAt(const AccountState& before, const Event& event,
                      const AddedReading& added) {
  const OpenSubmission* const open = added.receipt_code.empty()
                                         ? nullptr
                                         : FindOpen(before, added.receipt_code);
  return open != nullptr ? open->received_at : event.recorded_at;
}

void AddEffects(const AccountState& before, const Event& event,
                const ReadingEffects& effects, ReadingChanges& changes) {
  for (const RemovedReading& removed : effects.removed) {
    changes.ended.push_back({.place = {removed.date, removed.target},
                             .state = removed.voided
                                          ? ReadingState::kVoided
                                          : ReadingState::kSuperseded});
  }
  for (const AddedReading& added : effects.added) {
    changes.added.push_back(
        {.row = {.slot = added.slot,
                 .serial = added.serial,
                 .date = added.date,
                 .value = added.value,
                 .state = ReadingState::kLive,
                 .period = added.period,
                 .channel = added.channel,
                 .receipt_code = added.receipt_code,
                 .received_at = ReceivedAt(before, event, added)},
         .sequence = event.sequence});
  }
}

// One function for each kind of event.
struct Collector {
  const AccountState& before;
  const Event& event;
  ReadingChanges& changes;

  void operator()(const SubmissionJudged& judged) {
    if (judged.receipt.outcome != Outcome::kRefused) {
      if (!judged.answers.empty()) {
        changes.holds.push_back({judged.answers, ReadingState::kSuperseded});
      }
      for (const std::string& code : judged.withdrawn) {
        changes.holds.push_back({code, ReadingState::kSuperseded});
      }
    }
    for (const SupersededReading& superseded : judged.superseded) {
      changes.ended.push_back({.place = {superseded.date, superseded.target}});
    }
    changes.added = SubmittedReadings(*before.account, judged, event.sequence);
  }

  void operator()(const HoldResolved& resolved) {
    EndedHold& hold = changes.holds.emplace_back();
    hold.receipt_code = resolved.receipt_code;
    if (!resolved.approved) hold.state = ReadingState::kRejected;
    AddEffects(before, event, resolved.effects, changes);
  }

  void operator()(const ReadingAmended& amended) {
    AddEffects(before, event, amended.effects, changes);
  }

  void operator()(const SubmissionUndone& undone) {
    changes.holds.push_back({undone.receipt_code, ReadingState::kVoided});
    AddEffects(before, event, undone.effects, changes);
  }

  void operator()(const MeterReplaced& replaced) {
    for (const std::string& code : replaced.applied) {
      changes.holds.push_back({code, std::nullopt});
    }
    AddEffects(before, event, replaced.effects, changes);
  }

  void operator()(const AccountClosed& closed) {
    AddEffects(before, event, closed.effects, changes);
  }

  // These change no reading.
  void operator()(const AccountDefined&) {}
  void operator()(const ChannelDefined&) {}
  void operator()(const CredentialIssued&) {}
  void operator()(const CredentialRevoked&) {}
  void operator()(const PeriodClosed&) {}
  void operator()(const ChangesAcknowledged&) {}
  void operator()(const UsageRestated&) {}
  void operator()(const SubmissionRepeated&) {}
};

}  // namespace

ReadingChanges ReadingChangesOf(const AccountState& before,
                                const Event& event) {
  ReadingChanges changes;
  if (before.account) {
    std::visit(Collector{before, event, changes}, event.body);
  }
  return changes;
}

}  // namespace intake
