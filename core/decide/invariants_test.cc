// Random histories of one account: whatever is sent, and in whatever order, the
// promises about live readings hold, and the state stays small.

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "core/decide/decide.h"
#include "core/decide/evolve.h"
#include "core/model/channel_register.h"
#include "core/rules/rule_set.h"
#include "core/rules/usage.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

constexpr int kSeeds = 2'000;
constexpr int kStepsPerSeed = 60;
constexpr absl::CivilDay kStart(2014, 1, 1);

// A small dial that wraps every hundred days or so.
constexpr Register kDial{.kind = RegisterKind::kTotal, .whole_digits = 3};

// One register, whatever its place in the account's definition.
using Dial = std::tuple<Commodity, MeteringPoint, std::string, RegisterKind>;
using Live = std::map<Dial, std::map<absl::CivilDay, Milli>>;

class History {
 public:
  explicit History(uint64_t seed) : random_(seed) {
    EXPECT_TRUE(absl::LoadTimeZone("Europe/Samara", &zone_));
    rules_ = RuleBook::Create({RuleSet{}}, zone_).value();
    channels_ = AnnouncedChannels(zone_);
    channels_.push_back({.id = "inspector", .trust = Trust::kInspector});
    account_ = {.number = "1234567890",
                .installations = {{.serial = "A",
                                   .installed_on = kStart,
                                   .registers = {Zone(RegisterKind::kDay),
                                                 Zone(RegisterKind::kNight)}},
                                  {.commodity = Commodity::kHotWater,
                                   .point = MeteringPoint::kKitchen,
                                   .serial = "B",
                                   .installed_on = kStart,
                                   .registers = {kDial}}}};
    account_.history = {{.installation = 1, .date = kStart, .value = 900'000}};
    Define();
  }

  void Step() {
    today_ += static_cast<int>(Below(4));
    if (Below(40) == 0) return ExchangeMeter();
    Submit();
  }

  const AccountState& state() const { return state_; }
  const std::vector<SubmissionJudged>& judged() const { return judged_; }
  const Live& live() const { return live_; }
  size_t accepted() const { return accepted_; }

 private:
  static Register Zone(RegisterKind kind) {
    Register dial = kDial;
    dial.kind = kind;
    return dial;
  }

  uint64_t Below(uint64_t limit) { return random_() % limit; }

  void Apply(EventBody body) {
    Evolve(state_, {.stream = account_.number,
                    .sequence = state_.sequence + 1,
                    .body = std::move(body)});
  }

  void Define() {
    ASSERT_TRUE(NormalizeAccount(account_).ok());
    for (const HistoricReading& reading : account_.history) {
      live_[DialOf({reading.installation, reading.register_index})]
           [reading.date] = reading.value;
    }
    Apply(AccountDefined{account_});
  }

  // A new meter stands before or after the old one in the definition, so that
  // the places of registers change.
  void ExchangeMeter() {
    if (account_.installations.size() > 5) return;
    for (Installation& meter : account_.installations) {
      if (meter.commodity != Commodity::kElectricity || meter.removed_on) {
        continue;
      }
      if (meter.installed_on >= today_) return;
      meter.removed_on = today_;
    }
    account_.installations.push_back(
        {.serial = absl::StrCat("E", account_.installations.size()),
         .installed_on = today_,
         .registers = {Zone(RegisterKind::kDay), Zone(RegisterKind::kNight)}});
    Define();
  }

  // Mostly near the truth, at times anything.
  std::string Value(absl::CivilDay date) {
    const int64_t day = date - kStart;
    int64_t value = 900 + day * 10;
    if (Below(3) == 0) value += static_cast<int64_t>(Below(60)) - 30;
    if (Below(10) == 0) value = static_cast<int64_t>(Below(1000));
    return absl::StrCat((value + 1000) % 1000);
  }

  void Submit() {
    Submission submission{.request_key = absl::StrCat("k", judged_.size()),
                          .account_number = account_.number};
    absl::CivilDay date = today_;
    if (Below(3) == 0) {
      date -= static_cast<int>(Below(40));
      submission.reading_date = date;
    }
    submission.evidence = {.agent = "ivanov", .signature = Signature::kPresent};
    if (Below(4) == 0) {
      submission.content = NamedValues{
          {{.point = MeteringPoint::kKitchen, .value = Value(date)}}};
    } else {
      submission.content =
          OrderedValues{{Value(date), Value(date), Value(date)}};
    }
    const ChannelPolicy& channel = channels_[Below(channels_.size())];
    SubmissionJudged judged = Decide(
        state_,
        {.channel = &channel,
         .rules = &*rules_,
         .received_at = absl::FromCivil(absl::CivilHour(today_) + 12, zone_),
         .receipt_number = judged_.size() + 1},
        submission);
    Follow(judged);
    Apply(judged);
    judged_.push_back(std::move(judged));
  }

  // What the decision means for live readings, without any bound.
  void Follow(const SubmissionJudged& judged) {
    if (judged.receipt.outcome != Outcome::kAccepted) {
      EXPECT_TRUE(judged.superseded.empty());
      return;
    }
    ++accepted_;
    for (const SupersededReading& old : judged.superseded) {
      EXPECT_EQ(live_[DialOf(old.target)].erase(old.date), 1u)
          << "superseded twice, or never live";
    }
    for (const UnderstoodValue& value : judged.receipt.understood) {
      auto& readings = live_[DialOf(value.slot.ref)];
      const absl::CivilDay date = *judged.receipt.reading_date;
      if (judged.stands) {
        EXPECT_EQ(readings.at(date), value.value);
      } else {
        EXPECT_TRUE(readings.emplace(date, value.value).second)
            << "two live readings of one register and date";
      }
    }
  }

  Dial DialOf(RegisterRef ref) const {
    const Installation& meter = InstallationOf(account_, ref);
    return {meter.commodity, meter.point, meter.serial,
            RegisterOf(account_, ref).kind};
  }

  std::mt19937_64 random_;
  absl::TimeZone zone_;
  absl::StatusOr<RuleBook> rules_ = absl::UnknownError("not made yet");
  std::vector<ChannelPolicy> channels_;
  absl::CivilDay today_ = kStart + 20;
  Account account_;
  AccountState state_;
  std::vector<SubmissionJudged> judged_;
  Live live_;
  size_t accepted_ = 0;
};

void ExpectNeverBackwards(const Live& live) {
  for (const auto& [dial, readings] : live) {
    const Milli* previous = nullptr;
    for (const auto& [date, value] : readings) {
      const bool wraps = previous != nullptr && value < *previous;
      EXPECT_TRUE(!wraps || *previous * 10 >= DialEnd(kDial) * 9)
          << std::get<2>(dial) << " ran from " << *previous << " to " << value
          << " on " << date;
      previous = &value;
    }
  }
}

void ExpectBounded(const AccountState& state) {
  EXPECT_LE(state.recent_keys.size(), limits::kKeysRemembered);
  EXPECT_LE(state.recent_contents.size(), limits::kContentsRemembered);
  size_t dials = 0;
  for (const Installation& meter : state.account->installations) {
    dials += meter.registers.size();
  }
  ASSERT_EQ(state.registers.size(), dials);
  for (const RegisterHistory& history : state.registers) {
    EXPECT_LE(history.readings.size(), limits::kReadingsRememberedPerRegister);
    EXPECT_TRUE(std::is_sorted(
        history.readings.begin(), history.readings.end(),
        [](const auto& a, const auto& b) { return a.date <= b.date; }));
  }
}

// What the state remembers is the latest of what is live.
void ExpectRemembersTheLatest(const AccountState& state, const Live& live) {
  for (const RegisterHistory& history : state.registers) {
    const Installation& meter = InstallationOf(*state.account, history.target);
    const auto found =
        live.find({meter.commodity, meter.point, meter.serial,
                   RegisterOf(*state.account, history.target).kind});
    const std::map<absl::CivilDay, Milli> none;
    const auto& readings = found == live.end() ? none : found->second;
    ASSERT_LE(history.readings.size(), readings.size());
    EXPECT_EQ(history.complete, history.readings.size() == readings.size());
    auto newest = readings.rbegin();
    for (auto it = history.readings.rbegin(); it != history.readings.rend();
         ++it, ++newest) {
      EXPECT_EQ(it->date, newest->first);
      EXPECT_EQ(it->value, newest->second);
    }
  }
}

TEST(Invariants, HoldForEveryHistory) {
  size_t accepted = 0;
  size_t held = 0;
  size_t superseding = 0;
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    History history(seed);
    for (int step = 0; step < kStepsPerSeed; ++step) {
      history.Step();
      ExpectBounded(history.state());
    }
    ExpectNeverBackwards(history.live());
    ExpectRemembersTheLatest(history.state(), history.live());
    accepted += history.accepted();
    for (const SubmissionJudged& judged : history.judged()) {
      held += judged.receipt.outcome == Outcome::kHeld;
      superseding += !judged.superseded.empty();
    }
    if (::testing::Test::HasFailure()) break;
  }
  // The histories are worth the name.
  EXPECT_GT(accepted, 20u * kSeeds);
  EXPECT_GT(held, 5u * kSeeds);
  EXPECT_GT(superseding, 1u * kSeeds);
}

TEST(Invariants, OneSeedGivesOneHistory) {
  for (uint64_t seed = 1; seed <= 50; ++seed) {
    History once(seed);
    History twice(seed);
    for (int step = 0; step < kStepsPerSeed; ++step) {
      once.Step();
      twice.Step();
    }
    EXPECT_EQ(once.state(), twice.state());
    EXPECT_EQ(once.judged(), twice.judged());
  }
}

}  // namespace
}  // namespace intake
