// What judging costs in core alone: no store, no network, no other thread.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/decide/decide.h"
#include "core/decide/evolve.h"
#include "core/model/channel_register.h"
#include "core/text/grammar.h"
#include "tests/support/sample_accounts.h"

namespace intake {
namespace {

const absl::TimeZone& Zone() {
  static const absl::TimeZone zone = absl::FixedTimeZone(4 * 60 * 60);
  return zone;
}

const RuleBook& Rules() {
  static const auto* const rules =
      new RuleBook(*RuleBook::Create({RuleSet{}}, Zone()));
  return *rules;
}

const ChannelPolicy& Sms() {
  static const auto* const policy =
      new ChannelPolicy(AnnouncedChannels(Zone()).front());
  return *policy;
}

Submission Text(const std::string& text, uint64_t key) {
  Submission submission;
  submission.request_key = absl::StrCat("key-", key);
  submission.content = TypedText{text};
  submission.evidence.sender = "79031234567";
  return submission;
}

// An account with `readings` judged readings behind it, one a day.
class History {
 public:
  explicit History(int64_t readings) {
    account_ = testing::TwoTariffAccount();
    Apply(AccountDefined{account_});
    for (int64_t day = 0; day < readings; ++day) {
      Apply(Judge(day));
    }
    days_ = readings;
  }

  // Judges the next day's message.
  SubmissionJudged Next() const { return Judge(days_); }

 private:
  SubmissionJudged Judge(int64_t day) const {
    const TextFacts::Named named[] = {{account_.number, &account_, false}};
    const Facts facts = {.channel = &Sms(),
                         .rules = &Rules(),
                         .received_at = absl::FromCivil(
                             absl::CivilDay(1984, 1, 1) + day, Zone()),
                         .receipt_number = static_cast<uint64_t>(day) + 1,
                         .named = named};
    const auto dial = static_cast<uint64_t>(1000 + day * 5 % 90'000);
    return Decide(
        state_, facts,
        Text(absl::StrCat(account_.number, " день ", dial, " ночь ", dial),
             static_cast<uint64_t>(day)));
  }

  void Apply(EventBody body) {
    Evolve(state_, Event{.stream = account_.number,
                         .sequence = state_.sequence + 1,
                         .body = std::move(body)});
  }

  Account account_;
  AccountState state_;
  int64_t days_ = 0;
};

void ReadAndJudgeOneText(benchmark::State& state) {
  const History history(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(history.Next());
  }
}
BENCHMARK(ReadAndJudgeOneText)->Arg(10)->Arg(10'000);

void ReadOneText(benchmark::State& state) {
  const Account account = testing::TwoTariffAccount();
  const TextFacts::Named named[] = {{account.number, &account, false}};
  const TextFacts facts = {.named = named,
                           .sender = "79031234567",
                           .today = absl::CivilDay(2014, 6, 20)};
  const std::string text =
      absl::StrCat(account.number, " день 12389 ночь 4512");
  for (auto _ : state) {
    benchmark::DoNotOptimize(InterpretText(text, facts));
  }
}
BENCHMARK(ReadOneText);

}  // namespace
}  // namespace intake

BENCHMARK_MAIN();
