#include "core/audit/story.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/base/civil_time.h"
#include "core/feed/usage_feed.h"
#include "core/model/register_key.h"

namespace intake {
namespace {

// Where a reading of the submission stands while it is live.
struct Place {
  RegisterRef target;
  absl::CivilDay date;

  friend bool operator==(const Place&, const Place&) = default;
};

absl::string_view OutcomeWord(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAccepted:
      return "accepted";
    case Outcome::kHeld:
      return "held";
    case Outcome::kRefused:
      return "refused";
  }
  return "";
}

std::string RulesOf(const Receipt& receipt) {
  if (receipt.findings.empty()) return "without a finding";
  return absl::StrJoin(receipt.findings, ", ",
                       [](std::string* out, const Finding& finding) {
                         absl::StrAppend(out, RuleName(finding.rule));
                       });
}

std::string WhoAndWhy(const Decision& decision) {
  return absl::StrCat("by ", decision.agent, ": ", decision.reason);
}

// Goes through the events of one stream in order and keeps what concerns one
// receipt.
class Teller {
 public:
  explicit Teller(std::string code) : code_(std::move(code)) {}

  void Hear(const LoggedEvent& logged);

  std::vector<StoryEntry> Take() && { return std::move(entries_); }
  // The last position at which billing was told of it; 0 where never.
  uint64_t told_at() const { return told_at_; }

 private:
  void Hear(const LoggedEvent& logged, const SubmissionJudged& judged);
  void Hear(const LoggedEvent& logged, const HoldResolved& resolved);
  void Hear(const LoggedEvent& logged, const ReadingAmended& amended);
  void Hear(const LoggedEvent& logged, const SubmissionUndone& undone);
  void Hear(const LoggedEvent& logged, const MeterReplaced& replaced);
  void Hear(const LoggedEvent& logged, const AccountClosed& closed);
  void Hear(const LoggedEvent& logged, const AccountDefined& defined);
  // Of other streams.
  template <typename Body>
  void Hear(const LoggedEvent&, const Body&) {}

  // The readings that `effects` take from the submission, and give to it.
  bool Follow(const ReadingEffects& effects);
  void Tell(const LoggedEvent& logged, std::string what, std::string text);

  const std::string code_;
  // As it is where the story has come to.
  Account account_;
  std::vector<Place> live_;
  std::vector<StoryEntry> entries_;
  uint64_t told_at_ = 0;
};

void Teller::Hear(const LoggedEvent& logged) {
  std::visit([&](const auto& body) { Hear(logged, body); }, logged.event.body);
}

void Teller::Hear(const LoggedEvent& logged, const SubmissionJudged& judged) {
  const Receipt& receipt = judged.receipt;
  const std::string outcome =
      absl::StrCat(OutcomeWord(receipt.outcome), " under rules ",
                   receipt.rules_version, " (", RulesOf(receipt), ")");
  if (receipt.code == code_) {
    Tell(logged, "SUBMITTED",
         absl::StrCat("handed in through ", judged.channel, ", ", outcome));
    if (receipt.outcome != Outcome::kAccepted || judged.stands) return;
    for (const UnderstoodValue& value : receipt.understood) {
      live_.push_back({value.slot.ref, *receipt.reading_date});
    }
    return;
  }
  if (judged.answers == code_) {
    Tell(logged, "ANSWERED",
         absl::StrCat("the customer answered; receipt ", receipt.code, ", ",
                      outcome));
  }
  if (std::find(judged.withdrawn.begin(), judged.withdrawn.end(), code_) !=
      judged.withdrawn.end()) {
    Tell(logged, "WITHDRAWN",
         absl::StrCat("its sender sent receipt ", receipt.code, " instead"));
  }
  for (const SupersededReading& old : judged.superseded) {
    if (std::erase(live_, Place{old.target, old.date}) == 0) continue;
    Tell(logged, "SUPERSEDED",
         absl::StrCat("receipt ", receipt.code,
                      " took the place of its reading "
                      "of ",
                      FormatDate(old.date)));
  }
}

void Teller::Hear(const LoggedEvent& logged, const HoldResolved& resolved) {
  const bool touched = Follow(resolved.effects);
  if (resolved.receipt_code == code_) {
    Tell(logged, resolved.approved ? "APPROVED" : "REJECTED",
         WhoAndWhy(resolved.decision));
  } else if (touched) {
    Tell(logged, "CHANGED",
         absl::StrCat("with the approval of receipt ", resolved.receipt_code,
                      ", ", WhoAndWhy(resolved.decision)));
  }
}

void Teller::Hear(const LoggedEvent& logged, const ReadingAmended& amended) {
  const Place place = {amended.target, amended.date};
  if (std::find(live_.begin(), live_.end(), place) == live_.end()) return;
  if (!amended.now) std::erase(live_, place);
  const std::string was = absl::StrCat(
      FormatAmount(amended.was), " of ", FormatDate(amended.date),
      amended.now ? absl::StrCat(" became ", FormatAmount(*amended.now))
                  : " was taken out");
  Tell(logged, amended.now ? "CORRECTED" : "VOIDED",
       absl::StrCat(was, " ", WhoAndWhy(amended.decision)));
}

void Teller::Hear(const LoggedEvent& logged, const SubmissionUndone& undone) {
  const size_t live_before = live_.size();
  Follow(undone.effects);
  if (undone.receipt_code == code_) {
    Tell(logged, "UNDONE",
         absl::StrCat("taken back ", WhoAndWhy(undone.decision)));
  } else if (live_.size() > live_before) {
    Tell(logged, "RESTORED",
         absl::StrCat("since receipt ", undone.receipt_code, " was taken back ",
                      WhoAndWhy(undone.decision)));
  }
}

void Teller::Hear(const LoggedEvent& logged, const MeterReplaced& replaced) {
  account_.installations.push_back(replaced.installed);
  const bool touched = Follow(replaced.effects);
  const bool applied =
      std::find(replaced.applied.begin(), replaced.applied.end(), code_) !=
      replaced.applied.end();
  if (!applied && !touched) return;
  Tell(logged, applied ? "APPLIED" : "CHANGED",
       absl::StrCat("with the exchange of meters on ",
                    FormatDate(replaced.replaced_on), ", ",
                    WhoAndWhy(replaced.decision)));
}

void Teller::Hear(const LoggedEvent& logged, const AccountClosed& closed) {
  if (!Follow(closed.effects)) return;
  Tell(logged, "CHANGED",
       absl::StrCat("with the closing of the account, ",
                    WhoAndWhy(closed.decision)));
}

// Registers may change their places; those that are no more are lost sight of.
void Teller::Hear(const LoggedEvent&, const AccountDefined& defined) {
  const Account before = std::exchange(account_, defined.account);
  std::erase_if(live_, [&](Place& place) {
    const std::optional<RegisterRef> now =
        CounterpartIn(account_, before, place.target);
    if (now) place.target = *now;
    return !now;
  });
}

bool Teller::Follow(const ReadingEffects& effects) {
  bool touched = false;
  for (const RemovedReading& removed : effects.removed) {
    touched =
        std::erase(live_, Place{removed.target, removed.date}) > 0 || touched;
  }
  for (const AddedReading& added : effects.added) {
    if (added.receipt_code == code_) {
      live_.push_back({added.slot.ref, added.date});
    }
  }
  return touched;
}

void Teller::Tell(const LoggedEvent& logged, std::string what,
                  std::string text) {
  const std::vector<UsageChange>* const changes = ChangesIn(logged.event.body);
  if (changes != nullptr && !changes->empty()) told_at_ = logged.position;
  entries_.push_back({logged, std::move(what), std::move(text)});
}

// The acknowledgement by which billing had charged all up to `position`.
absl::StatusOr<std::optional<LoggedEvent>> ChargedBy(EventLog& log,
                                                     uint64_t position) {
  const absl::StatusOr<std::vector<LoggedEvent>> events =
      log.ReadStream(kBillingStream);
  if (absl::IsNotFound(events.status())) return std::nullopt;
  if (!events.ok()) return events.status();
  for (const LoggedEvent& logged : *events) {
    const auto* charged = std::get_if<ChangesAcknowledged>(&logged.event.body);
    if (charged != nullptr && charged->position >= position) return logged;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<std::vector<StoryEntry>> StoryOf(
    EventLog& log, absl::string_view receipt_code) {
  const absl::StatusOr<LoggedEvent> judged = log.FindJudged(receipt_code);
  if (!judged.ok()) return judged.status();
  const absl::StatusOr<std::vector<LoggedEvent>> events =
      log.ReadStream(judged->event.stream);
  if (!events.ok()) return events.status();
  Teller teller(std::get<SubmissionJudged>(judged->event.body).receipt.code);
  for (const LoggedEvent& event : *events) teller.Hear(event);
  const uint64_t told_at = teller.told_at();
  std::vector<StoryEntry> story = std::move(teller).Take();
  if (told_at == 0) return story;
  absl::StatusOr<std::optional<LoggedEvent>> charged = ChargedBy(log, told_at);
  if (!charged.ok()) return charged.status();
  if (charged->has_value()) {
    story.push_back({**std::move(charged), "CHARGED",
                     "billing had taken all that was told of it"});
  }
  return story;
}

}  // namespace intake
