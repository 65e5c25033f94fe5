#include "storage/contract/random_history.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "core/model/register_slot.h"
#include "storage/contract/sample_events.h"
#include "tests/support/sample_accounts.h"

namespace intake::testing {
namespace {

constexpr const char* kStreets[] = {"ул. Ленина", "пр. Ленинский",
                                    "Ёлочный проезд", "ул. Гагарина",
                                    "Lenin street"};
constexpr const char* kChannels[] = {"sms", "portal", "office"};
constexpr uint32_t kAccounts = 12;
constexpr uint32_t kKeys = 40;

}  // namespace

uint32_t RandomHistory::Pick(uint32_t below) {
  return static_cast<uint32_t>(random_() % below);
}

std::vector<Event> RandomHistory::NextGroup(size_t events_max) {
  std::vector<Event> group;
  const size_t events = 1 + Pick(static_cast<uint32_t>(events_max));
  while (group.size() < events) {
    const uint32_t what = Pick(20);
    if (what == 0) {
      const std::string id = absl::StrCat("channel_", Pick(5));
      group.push_back(
          Finish(kChannelsStream, ChannelDefined{{.id = id, .contact = id}}));
      continue;
    }
    if (what == 1) {
      const std::string key = absl::StrCat("key-", Pick(kKeys));
      const std::string stream = UnknownAccountStream("sms", key);
      SubmissionJudged judged = NextSubmission(AccountState(), stream);
      judged.channel = "sms";
      judged.submission.request_key = key;
      group.push_back(Finish(stream, std::move(judged)));
      continue;
    }
    if (what == 2) {
      group.push_back(Finish(kBillingStream, NextBillingEvent()));
      continue;
    }
    const std::string number = absl::StrCat(7'000'000 + Pick(kAccounts));
    AccountState& state = states_[number];
    if (!state.account || Pick(8) == 0) {
      group.push_back(Finish(number, NextAccount(state, number)));
    } else if (Pick(4) == 0) {
      group.push_back(Finish(number, NextDecision(state)));
    } else if (state.sequence > 1 && Pick(8) == 0) {
      group.push_back(Finish(number, NextRepeat()));
    } else {
      group.push_back(Finish(number, NextSubmission(state, number)));
    }
  }
  return group;
}

// Mostly of a key that was seen, under one of its own.
SubmissionRepeated RandomHistory::NextRepeat() {
  return {.channel = "sms",
          .request_key = absl::StrCat("again-", Pick(kKeys)),
          .repeated_key = absl::StrCat("key-", Pick(kKeys))};
}

EventBody RandomHistory::NextAccount(AccountState& state,
                                     const std::string& number) {
  // Defined anew, an account changes its meters too: some come, go or move.
  std::vector<Account> shapes = AllSampleAccounts();
  Account account = shapes[Pick(static_cast<uint32_t>(shapes.size()))];
  if (state.account && Pick(3) != 0) account = *state.account;
  account.number = number;
  account.address.text =
      absl::StrCat(kStreets[Pick(std::size(kStreets))], ", ", Pick(30));
  account.address.building = absl::StrCat("b-", Pick(3));
  account.address.entrance = absl::StrCat(Pick(3));
  account.closed_on.reset();
  account.phones = {absl::StrCat(79'030'000'000 + Pick(5))};
  for (Installation& installation : account.installations) {
    if (Pick(4) == 0) installation.serial = absl::StrCat("00", Pick(50), "-Б");
  }
  account.history.clear();
  const absl::CivilDay date(2014, 1, 1 + Pick(5));
  for (const RegisterSlot& slot : SlotsOn(account, date)) {
    account.history.push_back(
        {.installation = slot.ref.installation,
         .register_index = slot.ref.register_index,
         .date = date,
         .value = (slot.whole_digits + 1) * kMilliPerUnit});
  }
  std::sort(account.history.begin(), account.history.end(),
            [](const HistoricReading& a, const HistoricReading& b) {
              return std::tie(a.installation, a.register_index) <
                     std::tie(b.installation, b.register_index);
            });
  return AccountDefined{account};
}

SubmissionJudged RandomHistory::NextSubmission(const AccountState& state,
                                               const std::string& stream) {
  SubmissionJudged judged = {
      .submission = {.request_key = absl::StrCat("key-", Pick(kKeys)),
                     .account_number = stream,
                     .content = OrderedValues{{absl::StrCat(Pick(1000))}}},
      .channel = kChannels[Pick(std::size(kChannels))],
      .content_fingerprint = random_()};
  Receipt& receipt = judged.receipt;
  receipt.code = FormatReceiptCode(events_.size() + 1);
  receipt.received_at = MomentOf(seconds_);
  if (!state.account) return judged;
  constexpr Outcome kOutcomes[] = {Outcome::kAccepted, Outcome::kAccepted,
                                   Outcome::kHeld, Outcome::kRefused};
  const absl::CivilDay date(2014, 1, 1 + Pick(20));
  receipt.outcome = kOutcomes[Pick(std::size(kOutcomes))];
  receipt.account_number = stream;
  receipt.reading_date = date;
  receipt.period = absl::CivilMonth(date);
  receipt.understood = ValuesFor(*state.account, date, Pick(90'000));
  for (uint32_t left = Pick(3); left > 0; --left) {
    const auto rules = static_cast<uint32_t>(AllRules().size());
    receipt.findings.push_back({.rule = AllRules()[Pick(rules)]});
  }
  if (Pick(3) == 0) judged.answers = AnyOpen(state);
  if (Pick(3) == 0) judged.withdrawn = {AnyOpen(state)};
  if (receipt.outcome != Outcome::kAccepted) return judged;
  judged.stands = Pick(10) == 0;
  if (judged.stands) return judged;
  for (const RegisterHistory& history : state.registers) {
    for (const LiveReading& reading : history.readings) {
      if (reading.date == date || Pick(8) == 0) {
        judged.superseded.push_back({history.target, reading.date});
      }
    }
  }
  return judged;
}

EventBody RandomHistory::NextDecision(const AccountState& state) {
  const absl::CivilDay date(2014, 1, 1 + Pick(20));
  const Decision decision = {.agent = "operator", .reason = "as they said"};
  const std::string waiting = AnyOpen(state);
  const uint32_t what = Pick(12);
  if (!waiting.empty() && what < 6) {
    HoldResolved resolved = {
        .receipt_code = waiting, .approved = what < 4, .decision = decision};
    if (resolved.approved) resolved.effects = NextEffects(state, date);
    for (AddedReading& added : resolved.effects.added) {
      added.channel = "sms";
      added.receipt_code = waiting;
    }
    return resolved;
  }
  if (what == 6) {
    return AccountClosed{.closed_on = absl::CivilDay(2014, 1, 25 + Pick(20)),
                         .decision = decision,
                         .effects = NextEffects(state, date)};
  }
  if (what == 9) {
    return SubmissionUndone{.receipt_code = waiting,
                            .decision = decision,
                            .effects = waiting.empty()
                                           ? NextEffects(state, date)
                                           : ReadingEffects()};
  }
  if (what == 7) return UsageRestated{{{.serial = "S", .usage = Pick(1000)}}};
  if (what == 8) {
    if (auto exchange = NextExchange(state)) return *std::move(exchange);
  }
  return ReadingAmended{
      .date = date, .decision = decision, .effects = NextEffects(state, date)};
}

// None where the meter picked cannot be exchanged.
std::optional<MeterReplaced> RandomHistory::NextExchange(
    const AccountState& state) {
  const std::vector<Installation>& meters = state.account->installations;
  const uint32_t removed = Pick(static_cast<uint32_t>(meters.size()));
  const absl::CivilDay day(2014, 1, 10 + Pick(10));
  if (meters[removed].removed_on || meters[removed].installed_on >= day) {
    return std::nullopt;
  }
  MeterReplaced replaced = {.removed_installation = removed,
                            .replaced_on = day,
                            .installed = meters[removed],
                            .applied = {AnyOpen(state)},
                            .effects = NextEffects(state, day)};
  replaced.installed.serial = absl::StrCat("N", seconds_);
  replaced.installed.installed_on = day;
  replaced.installed.removed_on.reset();
  replaced.effects.added.push_back(
      {.slot = {.ref = {static_cast<uint32_t>(meters.size()), 0},
                .commodity = replaced.installed.commodity,
                .point = replaced.installed.point},
       .serial = replaced.installed.serial,
       .date = day,
       .value = Pick(1000),
       .period = absl::CivilMonth(day)});
  return replaced;
}

// Whatever is live on `date` gives way to other values; some more is taken out.
ReadingEffects RandomHistory::NextEffects(const AccountState& state,
                                          absl::CivilDay date) {
  ReadingEffects effects;
  for (const RegisterHistory& history : state.registers) {
    for (const LiveReading& reading : history.readings) {
      if (reading.date != date && Pick(8) != 0) continue;
      effects.removed.push_back({.target = history.target,
                                 .date = reading.date,
                                 .voided = Pick(2) == 0});
    }
  }
  for (const UnderstoodValue& value :
       ValuesFor(*state.account, date, Pick(90'000))) {
    effects.added.push_back(
        {.slot = value.slot,
         .serial = InstallationOf(*state.account, value.slot.ref).serial,
         .date = date,
         .value = value.value,
         .period = absl::CivilMonth(date)});
  }
  return effects;
}

EventBody RandomHistory::NextBillingEvent() {
  if (Pick(2) == 0) return PeriodClosed{absl::CivilMonth(2014, 1) + Pick(12)};
  return ChangesAcknowledged{.position = Pick(1000),
                             .recorded_at = MomentOf(seconds_)};
}

std::string RandomHistory::AnyOpen(const AccountState& state) {
  std::vector<std::string> waiting;
  for (const OpenSubmission& open : state.open) {
    if (open.waits()) waiting.push_back(open.receipt_code);
  }
  if (waiting.empty()) return "";
  return waiting[Pick(static_cast<uint32_t>(waiting.size()))];
}

Event RandomHistory::Finish(const std::string& stream, EventBody body) {
  AccountState& state = states_[stream];
  Event event = {.stream = stream,
                 .sequence = state.sequence + 1,
                 .recorded_at = MomentOf(seconds_ += 1 + Pick(600)),
                 .actor = "tester",
                 .body = std::move(body)};
  Evolve(state, event);
  events_.push_back(event);
  return event;
}

}  // namespace intake::testing
