#include "services/convert/code_answer_convert.h"

#include <functional>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/receipt_convert.h"
#include "services/convert/submission_convert.h"

namespace intake {
namespace {

v1::ConfirmReadingRequest Confirm() {
  v1::ConfirmReadingRequest proto;
  proto.set_request_id("c1");
  proto.mutable_answer()->set_code("000-013");
  proto.mutable_answer()->set_yes(true);
  proto.mutable_evidence()->set_sender("79031234567");
  return proto;
}

std::string FieldAtFault(
    const std::function<void(v1::ConfirmReadingRequest&)>& change) {
  v1::ConfirmReadingRequest proto = Confirm();
  change(proto);
  return FieldOf(ConfirmationFromProto(proto).status());
}

TEST(ConfirmationConvert, IsASubmissionOfItsOwn) {
  const absl::StatusOr<Submission> submission =
      ConfirmationFromProto(Confirm());
  ASSERT_TRUE(submission.ok()) << submission.status();
  EXPECT_EQ(submission->request_key, "c1");
  EXPECT_EQ(submission->account_number, "");
  EXPECT_EQ(submission->reading_date, std::nullopt);
  EXPECT_EQ(submission->evidence.sender, "79031234567");
  EXPECT_EQ(std::get<CodeAnswer>(submission->content),
            (CodeAnswer{.code = "000-013", .yes = true}));
}

TEST(ConfirmationConvert, NamesTheFieldAtFault) {
  EXPECT_EQ(FieldAtFault([](auto&) {}), "");
  EXPECT_EQ(FieldAtFault([](auto& p) { p.clear_request_id(); }), "request_id");
  EXPECT_EQ(
      FieldAtFault([](auto& p) { p.set_request_id(std::string(129, 'r')); }),
      "request_id");
  EXPECT_EQ(FieldAtFault([](auto& p) { p.clear_answer(); }), "answer.code");
  EXPECT_EQ(FieldAtFault([](auto& p) {
              p.mutable_evidence()->set_sender(std::string(257, 's'));
            }),
            "evidence.sender");
  EXPECT_EQ(
      FieldAtFault([](auto& p) {
        p.mutable_evidence()->set_signature(static_cast<v1::Signature>(9));
      }),
      "evidence.signature");
}

TEST(ConfirmationConvert, LeavesAMistypedCodeToTheCore) {
  const auto with_code = [](size_t bytes) {
    return FieldAtFault([bytes](auto& p) {
      p.mutable_answer()->set_code(std::string(bytes, 'x'));
    });
  };
  EXPECT_EQ(with_code(1), "");
  EXPECT_EQ(with_code(limits::kCodeBytesMax), "");
  EXPECT_EQ(with_code(limits::kCodeBytesMax + 1), "answer.code");
}

TEST(CodeAnswerConvert, GoesThereAndBackAsASubmissionsContent) {
  for (bool yes : {true, false}) {
    v1::Submission proto;
    proto.set_request_id("r1");
    proto.mutable_answer()->set_code(" 000 013");
    proto.mutable_answer()->set_yes(yes);
    const absl::StatusOr<Submission> submission =
        SubmissionFromProto(proto, "submission");
    ASSERT_TRUE(submission.ok()) << submission.status();
    EXPECT_EQ(std::get<CodeAnswer>(submission->content),
              (CodeAnswer{.code = " 000 013", .yes = yes}));
    const absl::StatusOr<Submission> again =
        SubmissionFromProto(SubmissionToProto(*submission), "submission");
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(*again, *submission);
  }
  v1::Submission proto;
  proto.set_request_id("r1");
  proto.mutable_answer();
  EXPECT_EQ(FieldOf(SubmissionFromProto(proto, "submission").status()),
            "submission.answer.code");
}

TEST(ReceiptConvert, ShowsTheProposalAndHowLongItMayBeAnswered) {
  Receipt receipt{
      .proposal = {{.slot = {.kind = RegisterKind::kDay}, .value = 150'000},
                   {.slot = {.kind = RegisterKind::kNight}, .value = 70'500}},
      .answer_until = absl::CivilDay(2014, 6, 25)};
  const v1::Receipt proto = ReceiptToProto(receipt);
  ASSERT_EQ(proto.proposal_size(), 2);
  EXPECT_EQ(proto.proposal(0).register_().kind(), v1::REGISTER_KIND_DAY);
  EXPECT_EQ(proto.proposal(1).value(), "70.5");
  EXPECT_EQ(proto.answer_until(), "2014-06-25");
  receipt.answer_until.reset();
  EXPECT_EQ(ReceiptToProto(receipt).answer_until(), "");
  EXPECT_TRUE(
      ConfirmedToProto({.receipt = receipt, .replayed = true}).replayed());
}

}  // namespace
}  // namespace intake
