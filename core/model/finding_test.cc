#include "core/model/finding.h"

#include <algorithm>
#include <set>
#include <string>

#include "gtest/gtest.h"

namespace intake {
namespace {

TEST(Finding, TheWorstDecides) {
  EXPECT_EQ(WorstOf({}), Severity::kInfo);
  EXPECT_EQ(WorstOf({{.severity = Severity::kWarn},
                     {.severity = Severity::kRefuse},
                     {.severity = Severity::kHoldStaff}}),
            Severity::kRefuse);
}

TEST(Finding, EveryRuleHasANameOfItsOwnThatLeadsBackToIt) {
  std::set<std::string> names;
  for (Rule rule : AllRules()) {
    names.insert(std::string(RuleName(rule)));
    EXPECT_EQ(RuleNamed(RuleName(rule)), rule);
  }
  EXPECT_EQ(names.size(), AllRules().size());
  EXPECT_EQ(RuleNamed("NO_SUCH_RULE"), std::nullopt);
  EXPECT_EQ(RuleNamed(""), std::nullopt);
}

TEST(Finding, RulesAreListedByNumber) {
  EXPECT_TRUE(std::is_sorted(AllRules().begin(), AllRules().end()));
  // 16 of syntax, 5 of channel, 8 of time, 11 of value, 4 of duplicates, 5 of
  // answers, 7 explanations.
  EXPECT_EQ(AllRules().size(), 56u);
  EXPECT_EQ(AllRules().front(), Rule::kUnreadableText);
  EXPECT_EQ(AllRules().back(), Rule::kMeterChanged);
}

TEST(Finding, NamesAreAsDocumentsWriteThem) {
  EXPECT_EQ(RuleName(Rule::kHighUsage), "HIGH_USAGE");
  EXPECT_EQ(RuleName(Rule::kChannelNotForCommodity),
            "CHANNEL_NOT_FOR_COMMODITY");
  EXPECT_EQ(RuleName(static_cast<Rule>(999)), "");
}

}  // namespace
}  // namespace intake
