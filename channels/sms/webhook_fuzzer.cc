// Whatever comes over HTTP becomes a submission within the contract's limits,
// its strings valid UTF-8, or an error; never a crash.
//
// The input is: id, sender, SMSC, content type, each up to a line break, then
// the body.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/charset/utf8.h"
#include "channels/sms/webhook.h"

namespace {

std::string TakeLine(absl::string_view& input) {
  const size_t end = std::min(input.find('\n'), input.size());
  std::string line(input.substr(0, end));
  input.remove_prefix(std::min(end + 1, input.size()));
  return line;
}

bool IsText(const std::string& value, size_t bytes_max) {
  return value.size() <= bytes_max &&
         intake::charset::ValidUtf8(value) == value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace intake;
  absl::string_view input(reinterpret_cast<const char*>(data), size);
  http::Request request;
  for (const char* name : {"id", "from", "smsc"}) {
    request.query.emplace_back(name, TakeLine(input));
  }
  request.headers.emplace_back("Content-Type", TakeLine(input));
  request.body = std::string(input);

  const auto submission = sms::SubmissionFromWebhook(request);
  if (!submission.ok()) return 0;
  const v1::Evidence& evidence = submission->evidence();
  ABSL_HARDENING_ASSERT(!submission->request_id().empty());
  ABSL_HARDENING_ASSERT(
      IsText(submission->request_id(), sms::kRequestIdBytesMax));
  ABSL_HARDENING_ASSERT(IsText(submission->text(), sms::kTextBytesMax));
  ABSL_HARDENING_ASSERT(IsText(evidence.sender(), sms::kEvidenceFieldBytesMax));
  ABSL_HARDENING_ASSERT(
      IsText(evidence.document(), sms::kEvidenceFieldBytesMax));
  ABSL_HARDENING_ASSERT(evidence.raw() ==
                        request.body.substr(0, sms::kRawBytesMax));
  return 0;
}
