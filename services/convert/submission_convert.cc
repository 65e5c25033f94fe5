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

absl::StatusOr<Content> OrderedFromProto(const v1::OrderedValues& proto,
                                         absl::string_view field) {
  const std::string values_field = absl::StrCat(field, ".values");
  OrderedValues content;
  absl::Status status =
      CheckCount(values_field, static_cast<size_t>(proto.values_size()), 1,
                 limits::kValuesPerSubmissionMax);
  for (int i = 0; status.ok() && i < proto.values_size(); ++i) {
    status = CheckBytes(absl::StrCat(values_field, "[", i, "]"),
                        proto.values(i).size(), 0, limits::kValueBytesMax);
    content.values.push_back(proto.values(i));
  }
  if (!status.ok()) return status;
  return content;
}

absl::StatusOr<Content> NamedFromProto(const v1::NamedValues& proto,
                                       absl::string_view field) {
  const std::string values_field = absl::StrCat(field, ".values");
  NamedValues content;
  absl::Status status =
      CheckCount(values_field, static_cast<size_t>(proto.values_size()), 1,
                 limits::kValuesPerSubmissionMax);
  for (int i = 0; status.ok() && i < proto.values_size(); ++i) {
    const std::string item = absl::StrCat(values_field, "[", i, "]");
    const v1::NamedValue& value = proto.values(i);
    absl::StatusOr<RegisterKey> key = RegisterKeyFromProto(
        value.register_(), absl::StrCat(item, ".register"));
    if (!key.ok()) return key.status();
    status = CheckBytes(absl::StrCat(item, ".value"), value.value().size(), 0,
                        limits::kValueBytesMax);
    content.values.push_back({.commodity = key->commodity,
                              .point = key->point,
                              .kind = key->kind,
                              .serial = std::move(key->serial),
                              .value = value.value()});
  }
  if (!status.ok()) return status;
  return content;
}

absl::StatusOr<Content> ContentFromProto(const v1::Submission& proto,
                                         absl::string_view field) {
  switch (proto.content_case()) {
    case v1::Submission::kText: {
      absl::Status status =
          CheckBytes(absl::StrCat(field, ".text"), proto.text().size(), 0,
                     limits::kTextBytesMax);
      if (!status.ok()) return status;
      return TypedText{proto.text()};
    }
    case v1::Submission::kOrdered:
      return OrderedFromProto(proto.ordered(), absl::StrCat(field, ".ordered"));
    case v1::Submission::kNamed:
      return NamedFromProto(proto.named(), absl::StrCat(field, ".named"));
    case v1::Submission::kAnswer:
      return CodeAnswerFromProto(proto.answer(),
                                 absl::StrCat(field, ".answer"));
    case v1::Submission::CONTENT_NOT_SET:
      break;
  }
  return FieldError(absl::StrCat(field, ".content"),
                    "got none, want text, ordered, named or answer");
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
  absl::Status status = CheckBytes(
      absl::StrCat(field, ".request_id"), proto.request_id().size(),
      request_id == RequestId::kRequired ? 1 : 0, limits::kRequestKeyBytesMax);
  const std::string number_field = absl::StrCat(field, ".account_number");
  // Longer than any number may be: a wrong one is the customer's, not ours.
  status.Update(CheckBytes(number_field, proto.account_number().size(), 0,
                           limits::kValueBytesMax));
  const std::string code_field = absl::StrCat(field, ".payment_code");
  status.Update(CheckBytes(code_field, proto.payment_code().size(), 0,
                           limits::kValueBytesMax));
  if (!status.ok()) return status;
  if (!proto.payment_code().empty() && !proto.account_number().empty()) {
    return FieldError(code_field,
                      "got one beside an account's number, want "
                      "either");
  }
  absl::StatusOr<Content> content = ContentFromProto(proto, field);
  if (!content.ok()) return content.status();
  if (proto.account_number().empty() && proto.payment_code().empty() &&
      !proto.has_text() && !proto.has_answer()) {
    return FieldError(number_field, "got none, want the account's digits");
  }
  const auto reading_date =
      DateFromProto(proto.reading_date(), absl::StrCat(field, ".reading_date"));
  if (!reading_date.ok()) return reading_date.status();
  const auto handed_in_on =
      DateFromProto(proto.handed_in_on(), absl::StrCat(field, ".handed_in_on"));
  if (!handed_in_on.ok()) return handed_in_on.status();
  absl::StatusOr<Evidence> evidence =
      EvidenceFromProto(proto.evidence(), absl::StrCat(field, ".evidence"));
  if (!evidence.ok()) return evidence.status();
  return Submission{.request_key = proto.request_id(),
                    .account_number = proto.account_number(),
                    .payment_code = proto.payment_code(),
                    .content = *std::move(content),
                    .reading_date = *reading_date,
                    .handed_in_on = *handed_in_on,
                    .evidence = *std::move(evidence)};
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
