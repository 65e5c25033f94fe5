#include "core/rules/meter_is_verified.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::IsEmpty;
using Day = absl::CivilDay;

constexpr Day kLastDay(2014, 6, 30);

// What is said of a reading of `date`, of one meter with two dials.
Findings Check(Day date, const RuleSet& rules,
               std::optional<Day> verified_until = kLastDay) {
  const Installation meter{.serial = "778899",
                           .verified_until = verified_until};
  const std::vector<AssignedValue> values(2);
  Judgement judgement{.rules = &rules, .received_on = date, .date = date};
  for (const AssignedValue& value : values) {
    judgement.candidates.push_back(
        {.assigned = &value, .installation = &meter});
  }
  Findings findings;
  CheckMeterIsVerified(judgement, findings);
  return findings;
}

TEST(MeterIsVerified, SaysNothingWhileItHoldsForLong) {
  EXPECT_THAT(Check(kLastDay - 61, {}), IsEmpty());
  EXPECT_THAT(Check(kLastDay + 100, {}, std::nullopt), IsEmpty());
}

TEST(MeterIsVerified, TellsSomeDaysBeforeItsLast) {
  for (const int days_left : {60, 1, 0}) {
    const Findings findings = Check(kLastDay - days_left, {});
    ASSERT_EQ(findings.size(), 1u) << days_left;
    EXPECT_EQ(findings[0].rule, Rule::kVerificationSoon);
    EXPECT_EQ(findings[0].severity, Severity::kInfo);
    EXPECT_EQ(findings[0].got, "778899");
    EXPECT_EQ(findings[0].wanted, "30.06.2014");
  }
  EXPECT_THAT(Check(kLastDay, {.verification_soon_days = 0}), IsEmpty());
}

TEST(MeterIsVerified, FlagsOrHoldsWhatComesAfterIt) {
  const Findings flagged = Check(kLastDay + 1, {});
  ASSERT_EQ(flagged.size(), 1u);
  EXPECT_EQ(flagged[0].rule, Rule::kVerificationExpired);
  EXPECT_EQ(flagged[0].severity, Severity::kWarn);
  const Findings held =
      Check(kLastDay + 1, {.expired_verification = ExpiredVerification::kHold});
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].severity, Severity::kHoldStaff);
}

TEST(MeterIsVerified, SaysNothingOnDaysOfSuspension) {
  const RuleSet rules{
      .verification_suspensions = {{kLastDay + 5, kLastDay + 10},
                                   {kLastDay + 20, kLastDay + 20}}};
  for (int day = 1; day <= 30; ++day) {
    const bool suspended = (day >= 5 && day <= 10) || day == 20;
    EXPECT_EQ(Check(kLastDay + day, rules).empty(), suspended) << day;
  }
}

}  // namespace
}  // namespace intake
