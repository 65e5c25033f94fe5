#include "services/convert/slip_convert.h"

#include <functional>
#include <string>

#include "absl/strings/match.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

v1::BatchHeader SampleHeader() {
  v1::BatchHeader header;
  header.set_number("2014-117");
  header.set_source("post office 12");
  header.set_date("2014-06-20");
  header.set_slips(100);
  header.set_control_total("12389.5");
  header.set_hash_total("99999999999999999999999");
  header.set_mode(v1::KEYING_MODE_DOUBLE);
  return header;
}

v1::SlipContent SampleContent() {
  v1::SlipContent content;
  content.set_account_number("0012345678");
  content.add_values("12389,5");
  content.add_values("690");
  content.set_is_signed(true);
  content.set_reading_date("2014-06-19");
  content.set_meter_serial("777");
  content.set_code_text("ST00012|");
  return content;
}

TEST(SlipConvert, TakesAHeaderThereAndBack) {
  const auto header = BatchHeaderFromProto(SampleHeader());
  ASSERT_TRUE(header.ok()) << header.status();
  const v1::BatchState state =
      BatchStateToProto({.record = {.header = *header}});
  EXPECT_EQ(state.header().SerializeAsString(),
            SampleHeader().SerializeAsString());
  EXPECT_EQ(state.control_difference(), "-12389.5");
  EXPECT_EQ(state.hash_difference(), "-99999999999999999999999");
}

TEST(SlipConvert, LeavesOutWhatAHeaderDoesNotSay) {
  v1::BatchHeader proto = SampleHeader();
  proto.clear_control_total();
  proto.clear_hash_total();
  const auto header = BatchHeaderFromProto(proto);
  ASSERT_TRUE(header.ok()) << header.status();
  const v1::BatchState state = BatchStateToProto(
      {.record = {.header = *header}, .totals = {.control = 5'000, .hash = 7}});
  EXPECT_EQ(state.header().SerializeAsString(), proto.SerializeAsString());
  EXPECT_EQ(state.control_total(), "5");
  EXPECT_EQ(state.hash_total(), "7");
  EXPECT_EQ(state.control_difference(), "");
  EXPECT_EQ(state.hash_difference(), "");
}

TEST(SlipConvert, NamesTheFieldOfAHeaderThatIsWrong) {
  const struct {
    std::function<void(v1::BatchHeader&)> change;
    std::string field;
  } kCases[] = {
      {[](v1::BatchHeader& h) { h.set_date(""); }, "header.date"},
      {[](v1::BatchHeader& h) { h.set_date("20.06.2014"); }, "header.date"},
      {[](v1::BatchHeader& h) { h.set_control_total("-1"); },
       "header.control_total"},
      {[](v1::BatchHeader& h) { h.set_hash_total("1.5"); },
       "header.hash_total"},
      {[](v1::BatchHeader& h) { h.clear_mode(); }, "header.mode"},
      {[](v1::BatchHeader& h) { h.set_mode(static_cast<v1::KeyingMode>(9)); },
       "header.mode"},
  };
  for (const auto& test : kCases) {
    v1::BatchHeader header = SampleHeader();
    test.change(header);
    EXPECT_EQ(FieldOf(BatchHeaderFromProto(header).status()), test.field);
  }
}

TEST(SlipConvert, TakesAContentThereAndBack) {
  const auto content = SlipContentFromProto(SampleContent());
  ASSERT_TRUE(content.ok()) << content.status();
  const SlipView view = {.sequence = 3, .content = *content};
  EXPECT_EQ(SlipToProto(view, CodeTexts::kGiven).content().SerializeAsString(),
            SampleContent().SerializeAsString());
  EXPECT_EQ(SlipToProto(view, CodeTexts::kLeftOut).content().code_text(), "");
  EXPECT_FALSE(SlipToProto({.sequence = 3}, CodeTexts::kGiven).has_content());
}

TEST(SlipConvert, NamesTheFieldOfAContentThatIsWrong) {
  v1::SlipContent content = SampleContent();
  content.set_values(1, "minus one");
  EXPECT_EQ(FieldOf(SlipContentFromProto(content).status()),
            "content.values[1]");
  content = SampleContent();
  content.set_reading_date("yesterday");
  EXPECT_EQ(FieldOf(SlipContentFromProto(content).status()),
            "content.reading_date");
}

TEST(SlipConvert, CutsALongReceiptBetweenCharacters) {
  v1::RecordSlipReceiptsRequest proto;
  v1::SlipReceipt* const slip = proto.add_receipts();
  slip->set_sequence(3);
  slip->mutable_receipt()->set_code("120-455");
  slip->mutable_receipt()->set_outcome(v1::OUTCOME_REFUSED);
  // One byte, then characters of two.
  std::string text = "x";
  for (size_t i = 0; i < limits::kSlipReceiptTextBytesMax; ++i) {
    text += "\u0416";
  }
  slip->mutable_receipt()->set_text(text);
  const auto receipts = SlipReceiptsFromProto(proto);
  ASSERT_TRUE(receipts.ok()) << receipts.status();
  const SlipReceipt& receipt = receipts->at(0).receipt;
  EXPECT_EQ(receipts->at(0).sequence, 3);
  EXPECT_EQ(receipt.outcome, Outcome::kRefused);
  EXPECT_EQ(receipt.text.size(), limits::kSlipReceiptTextBytesMax - 1);
  EXPECT_TRUE(absl::StartsWith(text, receipt.text));

  slip->mutable_receipt()->clear_outcome();
  EXPECT_EQ(FieldOf(SlipReceiptsFromProto(proto).status()),
            "receipts[0].receipt.outcome");
}

// A batch as large as there can be, with all that it may say, fits a message.
TEST(SlipConvert, KeepsTheLargestBatchBelowAMessage) {
  const SlipContent content = {
      .account_number = std::string(20, '9'),
      .values = std::vector<std::string>(3, std::string(15, '9') + ".999"),
      .reading_date = absl::CivilDay(2014, 6, 20),
      .meter_serial = std::string(limits::kSlipSerialBytesMax, '9'),
      .code_text = std::string(limits::kSlipCodeBytesMax, '|')};
  const SlipView open = {.sequence = 1000,
                         .content = content,
                         .first_agent = std::string(32, 'a'),
                         .second_agent = std::string(32, 'a'),
                         .settled_by = std::string(32, 'a')};
  SlipView answered = open;
  answered.second_content = content;
  answered.receipt = {
      .code = std::string(limits::kCodeBytesMax, '1'),
      .outcome = Outcome::kHeld,
      .text = std::string(limits::kSlipReceiptTextBytesMax, 'x')};
  v1::CloseBatchResponse closed;
  v1::GetBatchResponse got;
  for (int i = 0; i < limits::kSlipsPerBatchMax; ++i) {
    *closed.add_slips() = SlipToProto(open, CodeTexts::kGiven);
    *got.add_slips() = SlipToProto(answered, CodeTexts::kLeftOut);
  }
  EXPECT_LT(closed.ByteSizeLong(), limits::kMessageBytesMax);
  EXPECT_LT(got.ByteSizeLong(), limits::kMessageBytesMax);
}

}  // namespace
}  // namespace intake
