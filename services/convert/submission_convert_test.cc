#include "services/convert/submission_convert.h"

#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/limits.h"

namespace intake {
namespace {

v1::Submission Typed() {
  v1::Submission proto;
  proto.set_request_id("r1");
  proto.set_text("1234567890 150");
  return proto;
}

v1::Submission Ordered(int values = 2) {
  v1::Submission proto;
  proto.set_request_id("r1");
  proto.set_account_number("1234567890");
  for (int i = 0; i < values; ++i) proto.mutable_ordered()->add_values("150");
  return proto;
}

v1::Submission Named() {
  v1::Submission proto;
  proto.set_request_id("r1");
  proto.set_account_number("1234567890");
  v1::NamedValue* value = proto.mutable_named()->add_values();
  value->mutable_register_()->set_commodity(v1::COMMODITY_HOT_WATER);
  value->mutable_register_()->set_point(v1::METERING_POINT_BATH);
  value->mutable_register_()->set_serial("A1");
  value->set_value("12.5");
  return proto;
}

// The field at fault after `change`; empty where it converts.
std::string FieldAtFault(v1::Submission proto,
                         const std::function<void(v1::Submission&)>& change) {
  change(proto);
  const absl::StatusOr<Submission> submission =
      SubmissionFromProto(proto, "submission");
  EXPECT_EQ(submission.ok(), FieldOf(submission.status()).empty())
      << submission.status();
  return FieldOf(submission.status());
}

TEST(SubmissionConvert, GoesThereAndBackUnchanged) {
  v1::Submission full = Named();
  full.set_reading_date("2014-06-25");
  full.mutable_evidence()->set_sender("79031234567");
  full.mutable_evidence()->set_agent("ivanova");
  full.mutable_evidence()->set_document("slip 17");
  full.mutable_evidence()->set_signature(v1::SIGNATURE_PRESENT);
  full.mutable_evidence()->set_raw(std::string("\0\xff\x80", 3));
  for (const v1::Submission& proto : {Typed(), Ordered(), full}) {
    const absl::StatusOr<Submission> submission =
        SubmissionFromProto(proto, "submission");
    ASSERT_TRUE(submission.ok()) << submission.status();
    const absl::StatusOr<Submission> again =
        SubmissionFromProto(SubmissionToProto(*submission), "submission");
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(*again, *submission);
  }
}

TEST(SubmissionConvert, TakesWhateverACustomerMayHaveWritten) {
  const auto none = [](v1::Submission&) {};
  EXPECT_EQ(FieldAtFault(Typed(), none), "");
  EXPECT_EQ(FieldAtFault(Typed(), [](auto& s) { s.set_text(""); }), "");
  EXPECT_EQ(FieldAtFault(Ordered(),
                         [](auto& s) {
                           s.set_account_number("abc");
                           s.mutable_ordered()->set_values(0, "-1e9 kWh");
                           s.mutable_ordered()->set_values(1, "");
                         }),
            "");
  EXPECT_EQ(
      FieldAtFault(Ordered(),
                   [](auto& s) { s.set_account_number(std::string(40, '7')); }),
      "");
}

TEST(SubmissionConvert, NamesWhatIsMissing) {
  EXPECT_EQ(FieldAtFault(Typed(), [](auto& s) { s.clear_request_id(); }),
            "submission.request_id");
  EXPECT_EQ(FieldAtFault(Typed(), [](auto& s) { s.clear_text(); }),
            "submission.content");
  EXPECT_EQ(FieldAtFault(Ordered(), [](auto& s) { s.clear_account_number(); }),
            "submission.account_number");
  EXPECT_EQ(FieldAtFault(Named(), [](auto& s) { s.clear_account_number(); }),
            "submission.account_number");
  EXPECT_EQ(FieldAtFault(Ordered(0), [](auto& s) { s.mutable_ordered(); }),
            "submission.ordered.values");
}

TEST(SubmissionConvert, NeedsNoRequestIdForAMereCheck) {
  v1::Submission proto = Typed();
  proto.clear_request_id();
  EXPECT_TRUE(
      SubmissionFromProto(proto, "submission", RequestId::kOptional).ok());
}

TEST(SubmissionConvert, KeepsEveryLimitToTheByte) {
  struct Limit {
    std::string field;
    size_t bytes_max;
    v1::Submission base;
    std::function<void(v1::Submission&, std::string)> set;
  };
  const Limit limits[] = {
      {"submission.request_id", limits::kRequestKeyBytesMax, Typed(),
       [](auto& s, auto text) { s.set_request_id(text); }},
      {"submission.text", limits::kTextBytesMax, Typed(),
       [](auto& s, auto text) { s.set_text(text); }},
      {"submission.account_number", limits::kValueBytesMax, Ordered(),
       [](auto& s, auto text) { s.set_account_number(text); }},
      {"submission.ordered.values[1]", limits::kValueBytesMax, Ordered(),
       [](auto& s, auto text) { s.mutable_ordered()->set_values(1, text); }},
      {"submission.named.values[0].value", limits::kValueBytesMax, Named(),
       [](auto& s, auto text) {
         s.mutable_named()->mutable_values(0)->set_value(text);
       }},
      {"submission.named.values[0].register.serial", limits::kNameBytesMax,
       Named(),
       [](auto& s, auto text) {
         s.mutable_named()->mutable_values(0)->mutable_register_()->set_serial(
             text);
       }},
      {"submission.evidence.sender", limits::kEvidenceFieldBytesMax, Typed(),
       [](auto& s, auto text) { s.mutable_evidence()->set_sender(text); }},
      {"submission.evidence.agent", limits::kEvidenceFieldBytesMax, Typed(),
       [](auto& s, auto text) { s.mutable_evidence()->set_agent(text); }},
      {"submission.evidence.document", limits::kEvidenceFieldBytesMax, Typed(),
       [](auto& s, auto text) { s.mutable_evidence()->set_document(text); }},
      {"submission.evidence.raw", limits::kRawBytesMax, Typed(),
       [](auto& s, auto text) { s.mutable_evidence()->set_raw(text); }},
  };
  for (const Limit& limit : limits) {
    const auto with = [&limit](size_t size) {
      return FieldAtFault(limit.base, [&](v1::Submission& proto) {
        limit.set(proto, std::string(size, '1'));
      });
    };
    EXPECT_EQ(with(limit.bytes_max), "") << limit.field;
    EXPECT_EQ(with(limit.bytes_max + 1), limit.field);
  }
}

TEST(SubmissionConvert, TakesAsManyValuesAsTheLimit) {
  const auto none = [](v1::Submission&) {};
  EXPECT_EQ(FieldAtFault(Ordered(32), none), "");
  EXPECT_EQ(FieldAtFault(Ordered(33), none), "submission.ordered.values");
}

TEST(SubmissionConvert, RefusesDatesAndNumbersOutsideTheContract) {
  for (const char* date : {"25.06.2014", "2014-02-30", "2014-6-5", "x"}) {
    EXPECT_EQ(FieldAtFault(Typed(), [&](auto& s) { s.set_reading_date(date); }),
              "submission.reading_date");
  }
  EXPECT_EQ(
      FieldAtFault(
          Named(),
          [](auto& s) {
            s.mutable_named()->mutable_values(0)->mutable_register_()->set_kind(
                static_cast<v1::RegisterKind>(77));
          }),
      "submission.named.values[0].register.kind");
  EXPECT_EQ(FieldAtFault(Typed(),
                         [](auto& s) {
                           s.mutable_evidence()->set_signature(
                               static_cast<v1::Signature>(9));
                         }),
            "submission.evidence.signature");
}

}  // namespace
}  // namespace intake
