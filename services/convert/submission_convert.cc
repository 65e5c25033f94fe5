#include "services/convert/submission_convert.h"

#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/code_answer_convert.h"
#include "services/convert/evidence_convert.h"
#include "services/convert/field.h"
#include "services/convert/register_key_convert.h"

namespace intake {
namespace {

using Content = decltype(Submission::content);

// Field names here are those inside the submission; they are put in their place
// only where something is wrong.

absl::Status CheckValue(int index, absl::string_view value) {
  if (value.size() <= limits::kValueBytesMax) return absl::OkStatus();
  return CheckBytes(absl::StrCat("values[", index, "]"), value.size(), 0,
                    limits::kValueBytesMax);
}

absl::Status CheckValueCount(int count) {
  return CheckCount("values", static_cast<size_t>(count), 1,
                    limits::kValuesPerSubmissionMax);
}

absl::StatusOr<Content> OrderedFromProto(const v1::OrderedValues& proto) {
  absl::Status status = CheckValueCount(proto.values_size());
  for (int i = 0; status.ok() && i < proto.values_size(); ++i) {
    status = CheckValue(i, proto.values(i));
  }
  if (!status.ok()) return InsideField(status, "ordered");
  return OrderedValues{{proto.values().begin(), proto.values().end()}};
}

absl::StatusOr<NamedValue> NamedValueFromProto(const v1::NamedValue& proto) {
  absl::StatusOr<RegisterKey> key =
      RegisterKeyFromProto(proto.register_(), "register");
  if (!key.ok()) return key.status();
  absl::Status status =
      CheckBytes("value", proto.value().size(), 0, limits::kValueBytesMax);
  if (!status.ok()) return status;
  return NamedValue{.commodity = key->commodity,
                    .point = key->point,
                    .kind = key->kind,
                    .serial = std::move(key->serial),
                    .value = proto.value()};
}

absl::StatusOr<Content> NamedFromProto(const v1::NamedValues& proto) {
  absl::Status status = CheckValueCount(proto.values_size());
  if (!status.ok()) return InsideField(status, "named");
  NamedValues content;
  for (int i = 0; i < proto.values_size(); ++i) {
    absl::StatusOr<NamedValue> value = NamedValueFromProto(proto.values(i));
    if (!value.ok()) {
      return InsideField(value.status(), absl::StrCat("named.values[", i, "]"));
    }
    content.values.push_back(*std::move(value));
  }
  return content;
}

absl::StatusOr<Content> ContentFromProto(const v1::Submission& proto) {
  switch (proto.content_case()) {
    case v1::Submission::kText: {
      absl::Status status =
          CheckBytes("text", proto.text().size(), 0, limits::kTextBytesMax);
      if (!status.ok()) return status;
      return TypedText{proto.text()};
    }
    case v1::Submission::kOrdered:
      return OrderedFromProto(proto.ordered());
    case v1::Submission::kNamed:
      return NamedFromProto(proto.named());
    case v1::Submission::kAnswer:
      return CodeAnswerFromProto(proto.answer(), "answer");
    case v1::Submission::CONTENT_NOT_SET:
      break;
  }
  return FieldError("content", "got none, want text, ordered, named or answer");
}

// Whose submission it is said to be.
absl::Status CheckAddressee(const v1::Submission& proto) {
  // Longer than any number may be: a wrong one is the customer's, not ours.
  absl::Status status =
      CheckBytes("account_number", proto.account_number().size(), 0,
                 limits::kValueBytesMax);
  status.Update(CheckBytes("payment_code", proto.payment_code().size(), 0,
                           limits::kValueBytesMax));
  if (!status.ok()) return status;
  if (!proto.payment_code().empty() && !proto.account_number().empty()) {
    return FieldError("payment_code",
                      "got one beside an account's number, want either");
  }
  if (proto.account_number().empty() && proto.payment_code().empty() &&
      proto.content_case() != v1::Submission::CONTENT_NOT_SET &&
      !proto.has_text() && !proto.has_answer()) {
    return FieldError("account_number", "got none, want the account's digits");
  }
  return absl::OkStatus();
}

absl::StatusOr<Submission> SubmissionInside(const v1::Submission& proto,
                                            RequestId request_id) {
  absl::Status status = CheckBytes("request_id", proto.request_id().size(),
                                   request_id == RequestId::kRequired ? 1 : 0,
                                   limits::kRequestKeyBytesMax);
  status.Update(CheckAddressee(proto));
  if (!status.ok()) return status;
  absl::StatusOr<Content> content = ContentFromProto(proto);
  if (!content.ok()) return content.status();
  const auto reading_date = DateFromProto(proto.reading_date(), "reading_date");
  if (!reading_date.ok()) return reading_date.status();
  const auto handed_in_on = DateFromProto(proto.handed_in_on(), "handed_in_on");
  if (!handed_in_on.ok()) return handed_in_on.status();
  absl::StatusOr<Evidence> evidence =
      EvidenceFromProto(proto.evidence(), "evidence");
  if (!evidence.ok()) return evidence.status();
  return Submission{.request_key = proto.request_id(),
                    .account_number = proto.account_number(),
                    .payment_code = proto.payment_code(),
                    .content = *std::move(content),
                    .reading_date = *reading_date,
                    .handed_in_on = *handed_in_on,
                    .evidence = *std::move(evidence)};
}

void SetContent(const TypedText& content, v1::Submission& proto) {
  proto.set_text(content.text);
}

void SetContent(const OrderedValues& content, v1::Submission& proto) {
  proto.mutable_ordered()->mutable_values()->Assign(content.values.begin(),
                                                    content.values.end());
}

void SetContent(const NamedValues& content, v1::Submission& proto) {
  proto.mutable_named();
  for (const NamedValue& named : content.values) {
    v1::NamedValue* value = proto.mutable_named()->add_values();
    *value->mutable_register_() = RegisterKeyToProto(named);
    value->set_value(named.value);
  }
}

void SetContent(const CodeAnswer& content, v1::Submission& proto) {
  *proto.mutable_answer() = CodeAnswerToProto(content);
}

}  // namespace

absl::StatusOr<Submission> SubmissionFromProto(const v1::Submission& proto,
                                               absl::string_view field,
                                               RequestId request_id) {
  absl::StatusOr<Submission> submission = SubmissionInside(proto, request_id);
  if (submission.ok()) return submission;
  return InsideField(submission.status(), field);
}

v1::Submission SubmissionToProto(const Submission& submission) {
  v1::Submission proto;
  proto.set_request_id(submission.request_key);
  proto.set_account_number(submission.account_number);
  proto.set_payment_code(submission.payment_code);
  std::visit([&proto](const auto& content) { SetContent(content, proto); },
             submission.content);
  if (submission.reading_date) {
    proto.set_reading_date(FormatDate(*submission.reading_date));
  }
  if (submission.handed_in_on) {
    proto.set_handed_in_on(FormatDate(*submission.handed_in_on));
  }
  *proto.mutable_evidence() = EvidenceToProto(submission.evidence);
  return proto;
}

}  // namespace intake
