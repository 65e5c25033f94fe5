#include "services/convert/receipt_convert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace intake {
namespace {

using ::testing::ElementsAre;

TEST(ReceiptToProto, SaysTheWorstFirst) {
  Receipt receipt;
  receipt.findings = {
      {.rule = Rule::kAccountRestored, .severity = Severity::kInfo},
      {.rule = Rule::kChannelRetired, .severity = Severity::kRefuse},
      {.rule = Rule::kBeforeWindow, .severity = Severity::kWarn},
      {.rule = Rule::kLessThanPrevious, .severity = Severity::kHoldStaff},
      {.rule = Rule::kPhysicalLimit, .severity = Severity::kRefuse}};
  std::vector<std::string> rules;
  const v1::Receipt proto = ReceiptToProto(receipt);
  for (const v1::Finding& finding : proto.findings()) {
    rules.push_back(finding.rule());
  }
  EXPECT_THAT(rules, ElementsAre("CHANNEL_RETIRED", "PHYSICAL_LIMIT",
                                 "LESS_THAN_PREVIOUS", "BEFORE_WINDOW",
                                 "ACCOUNT_RESTORED"));
}

}  // namespace
}  // namespace intake
