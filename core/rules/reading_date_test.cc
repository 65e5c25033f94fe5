#include "core/rules/reading_date.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::IsEmpty;

constexpr absl::CivilDay kToday(2014, 6, 19);

// What is said of a value dated so many days before today.
Findings Check(int days_ago, Candidate candidate = {}) {
  const RuleSet rules{.too_old_days = 90};
  Judgement judgement{
      .rules = &rules, .received_on = kToday, .date = kToday - days_ago};
  judgement.candidates.push_back(candidate);
  Findings findings;
  CheckReadingDate(judgement, findings);
  return findings;
}

TEST(ReadingDate, PassesFromTodayBackToTheOldestDay) {
  EXPECT_THAT(Check(0), IsEmpty());
  EXPECT_THAT(Check(90), IsEmpty());
}

TEST(ReadingDate, RefusesTomorrow) {
  const Findings findings = Check(-1);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, Rule::kDateInFuture);
  EXPECT_EQ(findings[0].severity, Severity::kRefuse);
  EXPECT_EQ(findings[0].got, "20.06.2014");
  EXPECT_EQ(findings[0].wanted, "19.06.2014");
}

TEST(ReadingDate, HoldsWhatIsTooOld) {
  const Findings findings = Check(91);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, Rule::kTooOld);
  EXPECT_EQ(findings[0].severity, Severity::kHoldStaff);
}

TEST(ReadingDate, HoldsWhatMemoryDoesNotReachBackTo) {
  Candidate candidate;
  candidate.near.beyond_memory = true;
  const Findings findings = Check(30, candidate);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, Rule::kTooOld);
}

TEST(ReadingDate, SaysNothingWithoutValues) {
  const RuleSet rules;
  const Judgement judgement{
      .rules = &rules, .received_on = kToday, .date = kToday + 1};
  Findings findings;
  CheckReadingDate(judgement, findings);
  EXPECT_THAT(findings, IsEmpty());
}

}  // namespace
}  // namespace intake
