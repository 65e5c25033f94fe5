#include "channels/desk/call/typed_call.h"

#include <gtest/gtest.h>

namespace intake::desk {
namespace {

TypedCall Sample() {
  TypedCall call{.account_number = "1234567890", .request_id = "id"};
  call.registers.resize(2);
  call.registers[0].key.set_kind(v1::REGISTER_KIND_DAY);
  call.registers[0].value = "12";
  call.registers[1].key.set_kind(v1::REGISTER_KIND_NIGHT);
  call.registers[1].value = "3";
  return call;
}

TEST(TypedCall, HasAFingerprintOfAllThatIsSent) {
  const std::string sample = FingerprintOf(Sample());
  EXPECT_EQ(FingerprintOf(Sample()), sample);
  TypedCall other = Sample();
  other.registers[1].value = "4";
  EXPECT_NE(FingerprintOf(other), sample);
  other = Sample();
  other.phone = "7";
  EXPECT_NE(FingerprintOf(other), sample);
  other = Sample();
  other.date = "2014-07-01";
  EXPECT_NE(FingerprintOf(other), sample);
  other = Sample();
  other.account_number = "1";
  EXPECT_NE(FingerprintOf(other), sample);
  // The same digits in other fields.
  other = Sample();
  other.registers[0].value = "1";
  other.registers[1].value = "23";
  EXPECT_NE(FingerprintOf(other), sample);
  // A new form of the same is the same.
  other = Sample();
  other.request_id = "another";
  EXPECT_EQ(FingerprintOf(other), sample);
}

TEST(TypedCall, SendsOnlyTheValuesThatAreThere) {
  TypedCall call = Sample();
  call.registers[0].value.clear();
  const v1::Submission submission = SubmissionOf(call, "petrova");
  ASSERT_EQ(submission.named().values_size(), 1);
  EXPECT_EQ(submission.named().values(0).register_().kind(),
            v1::REGISTER_KIND_NIGHT);
  EXPECT_EQ(submission.request_id(), "id");
}

TEST(TypedCall, MakesNothingOfABrokenForm) {
  web::Form form;
  form.fields = {{"account", "1"},      {"key0", "9.9.9"},
                 {"key1", "1.1.99.x"},  {"key2", "1.1.1.a.b"},
                 {"value2", " 12 "},    {"at", "77"},
                 {"stage", "nonsense"}, {"key4", "1.1.1."}};
  const TypedCall call = TypedCallIn(form);
  ASSERT_EQ(call.registers.size(), 3u);
  EXPECT_EQ(call.registers[0].key.commodity(), v1::COMMODITY_UNSPECIFIED);
  EXPECT_EQ(call.registers[1].key.kind(), v1::REGISTER_KIND_UNSPECIFIED);
  EXPECT_EQ(call.registers[2].key.serial(), "a.b");
  EXPECT_EQ(call.registers[2].value, "12");
  EXPECT_FALSE(call.at.has_value());
  EXPECT_EQ(call.stage, CallStage::kTyping);
}

TEST(TypedCall, PutsTheAnswerWhereTheWorstFindingIs) {
  TypedCall call = Sample();
  v1::Receipt receipt;
  receipt.set_outcome(v1::OUTCOME_HELD);
  v1::Finding& finding = *receipt.add_findings();
  finding.set_severity(v1::SEVERITY_HOLD_STAFF);
  finding.mutable_register_()->set_kind(v1::REGISTER_KIND_NIGHT);
  TakeJudgement(receipt, call);
  EXPECT_EQ(call.at, 1u);
  EXPECT_EQ(call.stage, CallStage::kJudged);
  receipt.clear_findings();
  TakeJudgement(receipt, call);
  EXPECT_FALSE(call.at.has_value()) << "which of two would be a guess";
}

}  // namespace
}  // namespace intake::desk
