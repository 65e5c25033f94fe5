#include "core/decide/evolve.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "core/decide/redefine_account.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::CivilDay kInstalled(2010, 1, 1);
constexpr absl::CivilDay kMay20(2014, 5, 20);
constexpr absl::CivilDay kJune19(2014, 6, 19);

Installation Meter(std::string serial, absl::CivilDay installed_on = kInstalled,
                   std::vector<RegisterKind> kinds = {RegisterKind::kTotal}) {
  Installation meter{.serial = std::move(serial), .installed_on = installed_on};
  for (const RegisterKind kind : kinds)
    meter.registers.push_back({.kind = kind});
  return meter;
}

Account OneMeter() {
  return {.number = "1234567890",
          .installations = {Meter("A")},
          .history = {{.date = kMay20, .value = 100'000}}};
}

SubmissionJudged Accepted(absl::CivilDay date, Milli value,
                          RegisterRef target = {}) {
  static int key = 0;
  return {.submission = {.request_key = absl::StrCat("key ", ++key)},
          .channel = "portal",
          .content_fingerprint = 7,
          .receipt = {.outcome = Outcome::kAccepted,
                      .understood = {{.slot = {.ref = target}, .value = value}},
                      .reading_date = date,
                      .period = absl::CivilMonth(date)}};
}

void Apply(EventBody body, AccountState& state) {
  Evolve(state, {.sequence = state.sequence + 1, .body = std::move(body)});
}

AccountState StateOf(Account account) {
  AccountState state;
  Apply(AccountDefined{std::move(account)}, state);
  return state;
}

std::vector<std::pair<absl::CivilDay, Milli>> Live(const AccountState& state,
                                                   RegisterRef target = {}) {
  std::vector<std::pair<absl::CivilDay, Milli>> live;
  for (const LiveReading& reading : HistoryOf(state, target)->readings) {
    live.emplace_back(reading.date, reading.value);
  }
  return live;
}

TEST(Evolve, CountsEvents) {
  AccountState state = StateOf(OneMeter());
  EXPECT_EQ(state.sequence, 1u);
  Apply(ChannelDefined{}, state);
  EXPECT_EQ(state.sequence, 2u);
  EXPECT_THAT(state.recent_keys, IsEmpty());
}

TEST(Evolve, OnlyAcceptedReadingsAreLive) {
  AccountState state = StateOf(OneMeter());
  SubmissionJudged judged = Accepted(kJune19, 150'000);
  for (const Outcome outcome : {Outcome::kHeld, Outcome::kRefused}) {
    judged.receipt.outcome = outcome;
    Apply(judged, state);
    EXPECT_THAT(Live(state), ElementsAre(std::pair(kMay20, 100'000)));
  }
  judged.receipt.outcome = Outcome::kAccepted;
  Apply(judged, state);
  EXPECT_THAT(Live(state), ElementsAre(std::pair(kMay20, 100'000),
                                       std::pair(kJune19, 150'000)));
  const LiveReading& reading = HistoryOf(state, {})->readings.back();
  EXPECT_EQ(reading.channel, "portal");
  EXPECT_EQ(reading.period, absl::CivilMonth(2014, 6));
}

TEST(Evolve, ASupersededReadingIsGone) {
  AccountState state = StateOf(OneMeter());
  Apply(Accepted(kJune19 - 1, 160'000), state);
  SubmissionJudged correction = Accepted(kJune19, 150'000);
  correction.superseded = {{{}, kJune19 - 1}};
  Apply(correction, state);
  EXPECT_THAT(Live(state), ElementsAre(std::pair(kMay20, 100'000),
                                       std::pair(kJune19, 150'000)));
}

TEST(Evolve, AReadingSaidAgainStandsAndIsAsTrustedAsTheBestWordForIt) {
  AccountState state = StateOf(OneMeter());
  Apply(Accepted(kJune19, 150'000), state);
  SubmissionJudged again = Accepted(kJune19, 150'000);
  again.channel = "office";
  again.trust = Trust::kWitnessed;
  again.stands = true;
  Apply(again, state);
  again.channel = "sms";
  again.trust = Trust::kCustomer;
  Apply(again, state);
  ASSERT_EQ(Live(state).size(), 2u);
  EXPECT_EQ(HistoryOf(state, {})->readings.back().channel, "portal");
  EXPECT_EQ(HistoryOf(state, {})->readings.back().trust, Trust::kWitnessed);
}

TEST(Evolve, RemembersTheLatestReadingsAndSaysThatOthersAreForgotten) {
  AccountState state = StateOf(OneMeter());
  const int most = static_cast<int>(limits::kReadingsRememberedPerRegister);
  for (int i = 1; i < most; ++i) Apply(Accepted(kMay20 + i, 200'000), state);
  EXPECT_TRUE(HistoryOf(state, {})->complete);
  Apply(Accepted(kMay20 + most, 200'000), state);
  EXPECT_FALSE(HistoryOf(state, {})->complete);
  EXPECT_EQ(Live(state).size(), limits::kReadingsRememberedPerRegister);
  EXPECT_EQ(Live(state).front().first, kMay20 + 1);
}

TEST(Evolve, RemembersTheLatestKeysWhateverTheOutcome) {
  AccountState state = StateOf(OneMeter());
  SubmissionJudged judged = Accepted(kJune19, 150'000);
  judged.receipt.outcome = Outcome::kRefused;
  for (size_t i = 0; i < limits::kKeysRemembered; ++i) {
    judged.submission.request_key = absl::StrCat(i);
    Apply(judged, state);
  }
  EXPECT_TRUE(state.all_keys_recent);
  EXPECT_EQ(state.recent_keys.front(), KeyFingerprint("portal", "0"));
  Apply(Accepted(kJune19, 150'000), state);
  EXPECT_FALSE(state.all_keys_recent);
  EXPECT_EQ(state.recent_keys.size(), limits::kKeysRemembered);
  EXPECT_EQ(state.recent_keys.front(), KeyFingerprint("portal", "1"));
}

TEST(Evolve, RemembersTheLatestContentsButNoneOfAReusedKey) {
  AccountState state = StateOf(OneMeter());
  for (size_t i = 0; i <= limits::kContentsRemembered; ++i) {
    SubmissionJudged judged = Accepted(kJune19, 150'000);
    judged.content_fingerprint = i;
    Apply(judged, state);
  }
  EXPECT_EQ(state.recent_contents.size(), limits::kContentsRemembered);
  EXPECT_EQ(state.recent_contents.front().fingerprint, 1u);

  const std::vector<RecentContent> before = state.recent_contents;
  SubmissionJudged reused = Accepted(kJune19, 150'000);
  reused.receipt.outcome = Outcome::kRefused;
  reused.receipt.findings = {
      {.rule = Rule::kKeyReused, .severity = Severity::kRefuse}};
  Apply(reused, state);
  EXPECT_EQ(state.recent_contents, before);
}

TEST(Evolve, ForgetsContentsThatCanNoLongerBeRepeated) {
  AccountState state = StateOf(OneMeter());
  const absl::Time start = Accepted(kJune19, 150'000).receipt.received_at;
  const auto after = [&](absl::Duration offset) {
    SubmissionJudged judged = Accepted(kJune19, 150'000);
    judged.receipt.received_at = start + offset;
    Apply(judged, state);
    std::vector<absl::Duration> remembered;
    for (const RecentContent& content : state.recent_contents) {
      remembered.push_back(content.received_at - start);
    }
    return remembered;
  };
  const absl::Duration window = limits::kContentRepeatWindow;
  const absl::Duration hour = absl::Hours(1);
  const absl::Duration zero = absl::ZeroDuration();
  EXPECT_THAT(after(zero), ElementsAre(zero));
  EXPECT_THAT(after(window), ElementsAre(zero, window));
  EXPECT_THAT(after(hour), ElementsAre(hour));
  // The clock has jumped back, and may come forth again.
  EXPECT_THAT(after(zero), ElementsAre(hour, zero));
}

TEST(Evolve, ASubmissionOfNoKnownAccountIsRememberedByItsKey) {
  AccountState bucket;
  SubmissionJudged judged = Accepted(kJune19, 150'000);
  judged.receipt = {.outcome = Outcome::kRefused};
  Apply(judged, bucket);
  EXPECT_EQ(bucket.recent_keys.size(), 1u);
  EXPECT_FALSE(bucket.account.has_value());
}

TEST(RedefineAccount, SubmittedReadingsMoveWithTheirMeter) {
  AccountState state = StateOf(OneMeter());
  Apply(Accepted(kJune19, 150'000), state);
  Account wider = OneMeter();
  wider.installations.insert(wider.installations.begin(),
                             Meter("older", absl::CivilDay(2000, 1, 1)));
  wider.installations[0].removed_on = kInstalled;
  wider.history[0].installation = 1;
  Apply(AccountDefined{wider}, state);
  EXPECT_THAT(Live(state, {0, 0}), IsEmpty());
  EXPECT_THAT(Live(state, {1, 0}), ElementsAre(std::pair(kMay20, 100'000),
                                               std::pair(kJune19, 150'000)));
}

TEST(RedefineAccount, SubmittedReadingsMoveWithTheirRegister) {
  Account account = OneMeter();
  account.history.clear();
  account.installations = {Meter("A", kInstalled, {RegisterKind::kNight})};
  AccountState state = StateOf(account);
  Apply(Accepted(kJune19, 150'000), state);
  account.installations = {
      Meter("A", kInstalled, {RegisterKind::kDay, RegisterKind::kNight})};
  Apply(AccountDefined{account}, state);
  EXPECT_THAT(Live(state, {0, 0}), IsEmpty());
  EXPECT_THAT(Live(state, {0, 1}), ElementsAre(std::pair(kJune19, 150'000)));
}

TEST(RedefineAccount, ReadingsOfAnotherMeterAreForgotten) {
  AccountState state = StateOf(OneMeter());
  Apply(Accepted(kJune19, 150'000), state);
  Account exchanged = OneMeter();
  exchanged.history.clear();
  exchanged.installations = {Meter("B")};
  Apply(AccountDefined{exchanged}, state);
  EXPECT_THAT(Live(state), IsEmpty());
}

TEST(RedefineAccount, ImportedReadingsAreThoseOfTheNewDefinition) {
  AccountState state = StateOf(OneMeter());
  Apply(Accepted(kJune19, 150'000), state);
  Account corrected = OneMeter();
  corrected.history = {{.date = kMay20 - 1, .value = 99'000},
                       {.date = kJune19, .value = 149'000}};
  Apply(AccountDefined{corrected}, state);
  EXPECT_THAT(Live(state), ElementsAre(std::pair(kMay20 - 1, 99'000),
                                       std::pair(kJune19, 150'000)));
}

TEST(RedefineAccount, ImportedReadingsDoNotFillWhatMemoryHasLost) {
  AccountState state = StateOf(OneMeter());
  const int most = static_cast<int>(limits::kReadingsRememberedPerRegister);
  for (int i = 1; i <= most; ++i) Apply(Accepted(kMay20 + i, 200'000), state);
  SubmissionJudged correction = Accepted(kMay20 + most + 1, 150'000);
  for (int i = most; i > 2; --i) {
    correction.superseded.push_back({{}, kMay20 + i});
  }
  Apply(correction, state);
  ASSERT_EQ(Live(state).size(), 3u);
  Apply(AccountDefined{OneMeter()}, state);
  EXPECT_EQ(Live(state).size(), 3u);
  EXPECT_FALSE(HistoryOf(state, {})->complete);
}

TEST(RedefineAccount, AStateIsNoLargerForAllTheHistoryThatCame) {
  Account account = OneMeter();
  for (int i = 1; i < 200; ++i) {
    account.history.push_back({.date = kMay20 + i, .value = 100'000 + i});
  }
  const AccountState state = StateOf(account);
  EXPECT_THAT(state.account->history, IsEmpty());
  EXPECT_EQ(state.account->history.capacity(), 0u);
  EXPECT_LE(state.registers.front().readings.capacity(),
            limits::kReadingsRememberedPerRegister);
  EXPECT_EQ(Live(state).size(), limits::kReadingsRememberedPerRegister);
  EXPECT_EQ(Live(state).back().first, kMay20 + 199);
}

TEST(RedefineAccount, TheFingerprintIsOfAllThatWasDefined) {
  const uint64_t fingerprint = StateOf(OneMeter()).definition_fingerprint;
  EXPECT_EQ(StateOf(OneMeter()).definition_fingerprint, fingerprint);
  EXPECT_EQ(DefinitionFingerprint({OneMeter()}), fingerprint);
  Account account = OneMeter();
  account.history.front().estimated = true;
  EXPECT_NE(StateOf(account).definition_fingerprint, fingerprint);
  account = OneMeter();
  account.holder = "B";
  EXPECT_NE(StateOf(account).definition_fingerprint, fingerprint);
}

TEST(RedefineAccount, KeysAndContentsStay) {
  AccountState state = StateOf(OneMeter());
  Apply(Accepted(kJune19, 150'000), state);
  const AccountState before = state;
  Apply(AccountDefined{OneMeter()}, state);
  EXPECT_EQ(state.recent_keys, before.recent_keys);
  EXPECT_EQ(state.recent_contents, before.recent_contents);
  EXPECT_EQ(state.registers, before.registers);
}

}  // namespace
}  // namespace intake
