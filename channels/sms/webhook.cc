#include "channels/sms/webhook.h"

#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "channels/charset/utf8.h"

namespace intake::sms {
namespace {

// The year 9999, the last that a civil date of the contract can name.
constexpr absl::Time kLastMoment = absl::FromUnixSeconds(253'370'764'800);

std::string TextOf(const http::Request& request) {
  const std::string type = absl::AsciiStrToLower(
      request.Header("Content-Type").value_or(absl::string_view()));
  return absl::StrContains(type, "utf-16be")
             ? charset::Utf8FromUtf16(request.body)
             : charset::ValidUtf8(request.body);
}

// A parameter that must be there, in valid UTF-8.
absl::StatusOr<std::string> Parameter(const http::Request& request,
                                      absl::string_view name,
                                      size_t bytes_max) {
  std::string value =
      charset::ValidUtf8(request.Query(name).value_or(absl::string_view()));
  if (value.empty() || value.size() > bytes_max) {
    return absl::InvalidArgumentError(
        absl::StrCat("parameter ", name, ": ", value.size(),
                     " bytes; want 1 to ", bytes_max));
  }
  return value;
}

}  // namespace

absl::StatusOr<v1::Submission> SubmissionFromWebhook(
    const http::Request& request) {
  absl::StatusOr<std::string> id = Parameter(request, "id", kRequestIdBytesMax);
  if (!id.ok()) return id.status();
  absl::StatusOr<std::string> from =
      Parameter(request, "from", kEvidenceFieldBytesMax);
  if (!from.ok()) return from.status();
  const std::string smsc =
      charset::ValidUtf8(request.Query("smsc").value_or(absl::string_view()));

  v1::Submission submission;
  submission.set_request_id(*std::move(id));
  submission.set_text(
      std::string(charset::CutAtCharacter(TextOf(request), kTextBytesMax)));
  v1::Evidence& evidence = *submission.mutable_evidence();
  evidence.set_sender(std::string(absl::StripPrefix(*from, "+")));
  evidence.set_document(
      std::string(charset::CutAtCharacter(smsc, kEvidenceFieldBytesMax)));
  evidence.set_raw(request.body.substr(0, kRawBytesMax));
  return submission;
}

std::optional<absl::Time> TakenByGateway(const http::Request& request) {
  int64_t seconds = 0;
  if (!absl::SimpleAtoi(request.Query("time").value_or(absl::string_view()),
                        &seconds)) {
    return std::nullopt;
  }
  const absl::Time moment = absl::FromUnixSeconds(seconds);
  if (moment < absl::UnixEpoch() || moment > kLastMoment) return std::nullopt;
  return moment;
}

}  // namespace intake::sms
