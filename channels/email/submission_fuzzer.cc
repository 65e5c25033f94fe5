// Whatever arrives by mail becomes a submission within the contract's limits,
// its strings valid UTF-8; never a crash.

#include <gmime/gmime.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/email/submission.h"
#include "channels/email/utf8.h"

namespace {

bool IsText(const std::string& value, size_t bytes_max) {
  return value.size() <= bytes_max &&
         intake::email::Utf8OrReplaced(value) == value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace intake;
  static const bool initialised = (g_mime_init(), true);
  ABSL_HARDENING_ASSERT(initialised);
  const absl::string_view message(reinterpret_cast<const char*>(data), size);
  const v1::Submission submission = email::SubmissionFromMessage(
      message, {.sender = "s", .recipient = "r", .queue_id = "q"});
  const v1::Evidence& evidence = submission.evidence();
  ABSL_HARDENING_ASSERT(!submission.request_id().empty());
  ABSL_HARDENING_ASSERT(
      IsText(submission.request_id(), email::kRequestIdBytesMax));
  ABSL_HARDENING_ASSERT(IsText(submission.text(), email::kTextBytesMax));
  ABSL_HARDENING_ASSERT(!evidence.sender().empty());
  ABSL_HARDENING_ASSERT(
      IsText(evidence.sender(), email::kEvidenceFieldBytesMax));
  ABSL_HARDENING_ASSERT(
      IsText(evidence.document(), email::kEvidenceFieldBytesMax));
  ABSL_HARDENING_ASSERT(evidence.raw() ==
                        message.substr(0, email::kRawBytesMax));
  return 0;
}
