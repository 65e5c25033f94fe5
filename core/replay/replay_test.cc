#include "core/replay/replay.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ReplayTest : public AdmissionFixture {
 protected:
  std::vector<ReplayChange> Changes(const RuleSet& rules,
                                    const ReplaySpan& span = {}) {
    std::vector<ReplayChange> changes;
    const RuleBook book = RuleBook::Create({rules}, zone_).value();
    EXPECT_THAT(Replay(store_, book, span,
                       {.change =
                            [&](const ReplayChange& change) {
                              changes.push_back(change);
                              return true;
                            },
                        .progress =
                            [&](const ReplayProgress& progress) {
                              progress_ = progress;
                              return true;
                            }}),
                IsOk());
    return changes;
  }

  // Everything that customers, staff and billing do, at random.
  void LiveThrough(uint64_t seed) {
    std::mt19937_64 random(seed);
    Account other = OneTariffAccount("0000012345");
    other.phones = {"79031234567"};
    Import({other});
    int64_t value = 10'000;
    std::string asked;
    for (int i = 0; i < 60; ++i) {
      const std::string key = absl::StrCat("k", random() % 50);
      value += static_cast<int64_t>(random() % 400);
      Submission submission = Text(key, absl::StrCat("1234567890 ", value));
      switch (random() % 8) {
        case 0:
          submission.content = TypedText{absl::StrCat("12345 ", value)};
          break;
        case 1:
          submission.content =
              TypedText{absl::StrCat("1234567890 ", random() % 200'000)};
          break;
        case 2:
          submission.content = TypedText{"Добрый день"};
          break;
        case 3:
          submission.content = TypedText{
              absl::StrCat(random() % 2 == 0 ? "ДА " : "НЕТ ", asked)};
          break;
        default:
          break;
      }
      const Receipt receipt =
          Send(submission, random() % 3 == 0 ? "portal" : "sms")
              .value()
              .receipt;
      if (receipt.answer_until) asked = receipt.code;
      if (receipt.outcome == Outcome::kHeld && random() % 2 == 0) {
        Answer<HoldResolved> answer;
        admission_->Approve(
            {.receipt_code = receipt.code, .decision = {"ivanova", "looked"}},
            "desk", answer.Done());
        answer.Wait().IgnoreError();
      }
      if (random() % 20 == 0) {
        Answer<BillingRegister> answer;
        admission_->Acknowledge({store_.LastPosition().value(), clock_.Now()},
                                "billing", answer.Done());
        answer.Wait().IgnoreError();
      }
      clock_.Advance(absl::Hours(static_cast<int64_t>(random() % 200)));
    }
  }

  ReplayProgress progress_;
};

// Decisions are a function of what the log holds.
TEST_F(ReplayTest, UnderTheSameRulesNothingChanges) {
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    LiveThrough(seed);
    const std::vector<ReplayChange> changes = Changes(RuleSet());
    ASSERT_THAT(changes, IsEmpty())
        << "seed " << seed << ": " << changes.front().was.text << " became "
        << changes.front().now.text;
  }
  EXPECT_EQ(progress_.events_done, progress_.events_total);
  EXPECT_EQ(progress_.submissions_judged, store_.JudgedCount());
}

TEST_F(ReplayTest, OtherRulesChangeWhatTheyConcern) {
  Send(Values("usual", {"10300"})).value();
  clock_.Advance(absl::Hours(24 * 30));
  Send(Values("more", {"11000"})).value();
  RuleSet stricter;
  UsageBand& band =
      stricter.bands[static_cast<size_t>(Commodity::kElectricity)];
  band.warn_percent = band.hold_percent = 0;
  band.warn_floor = band.hold_floor = 20'000;
  const std::vector<ReplayChange> changes = Changes(stricter);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].was.outcome, Outcome::kAccepted);
  EXPECT_EQ(changes[0].now.outcome, Outcome::kHeld);
  EXPECT_EQ(changes[0].now.code, changes[0].was.code);
  ASSERT_THAT(changes[0].added, SizeIs(1));
  EXPECT_EQ(changes[0].added[0].rule, Rule::kHighUsage);
  // Twice the same.
  EXPECT_EQ(Changes(stricter)[0].now, changes[0].now);
}

TEST_F(ReplayTest, OnlyTheSpanAskedForIsJudged) {
  Send(Values("one", {"10300"})).value();
  clock_.Advance(absl::Hours(24));
  const absl::Time noon = clock_.Now();
  Send(Values("two", {"10301"})).value();
  Changes(RuleSet(), {.from = noon});
  EXPECT_EQ(progress_.submissions_judged, 1u);
  Changes(RuleSet(), {.until = noon});
  EXPECT_EQ(progress_.submissions_judged, 1u);
}

TEST_F(ReplayTest, EndsWhenItsCallerDoes) {
  Send(Values("one", {"10300"})).value();
  const absl::Status status =
      Replay(store_, rules_, {},
             {.change = [](const ReplayChange&) { return true; },
              .progress = [](const ReplayProgress&) { return false; }});
  EXPECT_TRUE(absl::IsCancelled(status));
}

}  // namespace
}  // namespace intake::testing
