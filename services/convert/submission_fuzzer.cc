// Whatever bytes arrive as a submission: an error with a field, or something
// within the limits that goes there and back unchanged.

#include <cstddef>
#include <cstdint>

#include "absl/base/macros.h"
#include "core/base/error.h"
#include "services/convert/submission_convert.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  intake::v1::Submission proto;
  if (!proto.ParseFromArray(data, static_cast<int>(size))) return 0;
  const auto submission = intake::SubmissionFromProto(proto, "submission");
  if (!submission.ok()) {
    ABSL_HARDENING_ASSERT(!intake::FieldOf(submission.status()).empty());
    return 0;
  }
  const auto again = intake::SubmissionFromProto(
      intake::SubmissionToProto(*submission), "submission");
  ABSL_HARDENING_ASSERT(again.ok() && *again == *submission);
  return 0;
}
