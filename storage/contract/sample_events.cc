#include "storage/contract/sample_events.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "core/model/register_slot.h"
#include "tests/support/sample_accounts.h"

namespace intake::testing {
namespace {

constexpr const char* kStreets[] = {"ул. Ленина", "пр. Ленинский",
                                    "Ёлочный проезд", "ул. Гагарина",
                                    "Lenin street"};
constexpr const char* kChannels[] = {"sms", "portal", "office"};
constexpr uint32_t kAccounts = 12;
constexpr uint32_t kKeys = 40;

absl::Time MomentOf(int64_t seconds) {
  return absl::FromUnixSeconds(1'400'000'000 + seconds);
}

// Of the account's registers, those that hang on `date`.
std::vector<UnderstoodValue> ValuesFor(const Account& account,
                                       absl::CivilDay date, Milli value) {
  std::vector<UnderstoodValue> values;
  for (const RegisterSlot& slot : SlotsOn(account, date)) {
    values.push_back({slot, value});
    value += kMilliPerUnit;
  }
  return values;
}

}  // namespace

Event Defined(const Account& account, uint32_t sequence) {
  return {.stream = account.number,
          .sequence = sequence,
          .recorded_at = MomentOf(sequence),
          .actor = "administrator",
          .body = AccountDefined{account}};
}

Event Judged(const Account& account, const JudgedOptions& options) {
  std::vector<UnderstoodValue> values =
      ValuesFor(account, options.date, options.value);
  values.resize(1);
  return {.stream = account.number,
          .sequence = options.sequence,
          .recorded_at = MomentOf(options.sequence),
          .actor = "sms",
          .body = SubmissionJudged{
              .submission = {.request_key = options.key,
                             .account_number = account.number,
                             .content = TypedText{"as it came"}},
              .channel = "sms",
              .receipt = {.outcome = options.outcome,
                          .code = FormatReceiptCode(options.receipt),
                          .account_number = account.number,
                          .understood = std::move(values),
                          .reading_date = options.date,
                          .period = absl::CivilMonth(options.date),
                          .received_at = MomentOf(options.sequence)},
              .superseded = options.superseded}};
}

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
    const std::string number = absl::StrCat(7'000'000 + Pick(kAccounts));
    AccountState& state = states_[number];
    const bool defines = !state.account || Pick(8) == 0;
    group.push_back(Finish(number, defines ? NextAccount(state, number)
                                           : NextSubmission(state, number)));
  }
  return group;
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
  account.phones = {absl::StrCat(79'030'000'000 + Pick(5))};
  for (Installation& installation : account.installations) {
    if (Pick(4) == 0) installation.serial = absl::StrCat("00", Pick(50), "-Б");
  }
  account.history.clear();
  std::vector<Milli> values;
  for (const RegisterSlot& slot :
       SlotsOn(account, absl::CivilDay(2014, 1, 1))) {
    values.push_back((slot.whole_digits + 1) * kMilliPerUnit);
  }
  return AccountDefined{
      WithReadings(account, absl::CivilDay(2014, 1, 1 + Pick(5)), values)};
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
  receipt.code = FormatReceiptCode(judged_.size() + 1);
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

Event RandomHistory::Finish(const std::string& stream, EventBody body) {
  AccountState& state = states_[stream];
  Event event = {.stream = stream,
                 .sequence = state.sequence + 1,
                 .recorded_at = MomentOf(++seconds_),
                 .actor = "tester",
                 .body = std::move(body)};
  if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
    judged_.push_back(*judged);
  }
  Evolve(state, event);
  return event;
}

}  // namespace intake::testing
