#include "core/rules/rule_set.h"

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

absl::TimeZone Samara() {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone("Europe/Samara", &zone));
  return zone;
}

RuleSet FromDay(const char* version, absl::CivilDay day) {
  return {.version = version, .in_force_from = day};
}

TEST(RuleSet, BuiltInParametersAreValid) {
  EXPECT_TRUE(ValidateRuleSet({}).ok());
}

TEST(RuleSet, NamesTheFieldAtFault) {
  const auto field = [](const RuleSet& rules) {
    return FieldOf(ValidateRuleSet(rules));
  };
  EXPECT_EQ(field({.version = ""}), "version");
  EXPECT_EQ(field({.window_first_day = 0}), "window_first_day");
  EXPECT_EQ(field({.window_last_day = 32}), "window_last_day");
  EXPECT_EQ(field({.evidence_grace_days = -1}), "evidence_grace_days");
  EXPECT_EQ(field({.closes_on_day_of_next_month = 0}),
            "closes_on_day_of_next_month");
  EXPECT_EQ(field({.too_old_days = -1}), "too_old_days");
  EXPECT_EQ(field({.removal_grace_days = -1}), "removal_grace_days");
  EXPECT_EQ(field({.zero_usage_periods = 0}), "zero_usage_periods");
  EXPECT_EQ(field({.rollover_from_percent = 101}), "rollover_from_percent");
  EXPECT_EQ(field({.verification_soon_days = -1}), "verification_soon_days");
  RuleSet low;
  low.bands[3].low_percent = 101;
  EXPECT_EQ(field(low), "bands[3].low_percent");
  low.bands[3] = {.low_floor = -1};
  EXPECT_EQ(field(low), "bands[3].low_floor");
}

TEST(RuleSet, HoldsNeverBelowItsWarning) {
  RuleSet rules;
  rules.bands[2].hold_floor = rules.bands[2].warn_floor - 1;
  EXPECT_EQ(FieldOf(ValidateRuleSet(rules)), "bands[2].hold_floor");
  rules = {};
  rules.bands[1].hold_percent = rules.bands[1].warn_percent - 1;
  EXPECT_EQ(FieldOf(ValidateRuleSet(rules)), "bands[1].hold_percent");
}

TEST(RuleSet, FindsNothingImpossibleThatACustomerMayConfirm) {
  RuleSet rules;
  rules.bands[1].daily_capacity = rules.bands[1].hold_floor;
  EXPECT_TRUE(ValidateRuleSet(rules).ok());
  --rules.bands[1].daily_capacity;
  EXPECT_EQ(FieldOf(ValidateRuleSet(rules)), "bands[1].daily_capacity");
}

TEST(RuleSet, NamesTheSuspensionThatEndsBeforeItBegins) {
  const absl::CivilDay day(2020, 4, 6);
  RuleSet rules{.verification_suspensions = {{day, day}, {day, day - 1}}};
  EXPECT_EQ(FieldOf(ValidateRuleSet(rules)),
            "verification_suspension[1].until");
  rules.verification_suspensions.pop_back();
  EXPECT_TRUE(ValidateRuleSet(rules).ok());
}

TEST(RuleBook, WantsOneSetOrMoreEachFromADayOfItsOwn) {
  EXPECT_FALSE(RuleBook::Create({}, Samara()).ok());
  EXPECT_FALSE(RuleBook::Create({FromDay("a", absl::CivilDay(2014, 1, 1)),
                                 FromDay("b", absl::CivilDay(2014, 1, 1))},
                                Samara())
                   .ok());
  EXPECT_FALSE(RuleBook::Create({{.window_last_day = 0}}, Samara()).ok());
}

TEST(RuleBook, ASetIsInForceFromMidnightOfTheSuppliersZone) {
  const absl::StatusOr<RuleBook> book =
      RuleBook::Create({FromDay("second", absl::CivilDay(2014, 7, 1)),
                        FromDay("first", absl::CivilDay(2014, 1, 1)),
                        FromDay("third", absl::CivilDay(2015, 1, 1))},
                       Samara());
  ASSERT_TRUE(book.ok()) << book.status();
  const absl::Time midnight =
      absl::FromCivil(absl::CivilDay(2014, 7, 1), Samara());
  EXPECT_EQ(book->At(midnight - absl::Microseconds(1)).version, "first");
  EXPECT_EQ(book->At(midnight).version, "second");
  EXPECT_EQ(book->At(midnight + absl::Hours(24 * 365)).version, "third");
  EXPECT_EQ(book->At(absl::UnixEpoch()).version, "first");
}

}  // namespace
}  // namespace intake
