// Whatever body a deliver_sm has: an error, or a message that is written as it
// was read, and a submission within the contract's limits whose strings are
// valid UTF-8; never a crash. A part alone is never taken for the whole.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/charset/utf8.h"
#include "channels/smpp/concatenation.h"
#include "channels/smpp/message.h"
#include "channels/smpp/part_set.h"
#include "channels/smpp/reply.h"
#include "channels/smpp/submission.h"
#include "channels/sms/webhook.h"

namespace {

bool IsText(const std::string& value, size_t bytes_max) {
  return value.size() <= bytes_max &&
         intake::charset::ValidUtf8(value) == value;
}

void Check(const intake::v1::Submission& submission) {
  using namespace intake;
  const v1::Evidence& evidence = submission.evidence();
  ABSL_HARDENING_ASSERT(IsText(submission.text(), sms::kTextBytesMax));
  ABSL_HARDENING_ASSERT(IsText(evidence.sender(), sms::kEvidenceFieldBytesMax));
  ABSL_HARDENING_ASSERT(
      IsText(evidence.document(), sms::kEvidenceFieldBytesMax));
  ABSL_HARDENING_ASSERT(evidence.raw().size() <= sms::kRawBytesMax);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace intake::smpp;
  const absl::string_view body(reinterpret_cast<const char*>(data), size);
  const auto message = MessageFromBody(body);
  if (!message.ok()) return 0;
  ABSL_HARDENING_ASSERT(BodyFromMessage(*message) == body);

  const Smsc smsc = {.name = "smsc"};
  const intake::v1::Submission submission =
      SubmissionFromMessage(*message, smsc, "id");
  Check(submission);
  // What was read can be said back.
  for (const Message& reply :
       ReplyTo(*message, {}, submission.text(), DefaultAlphabet::kGsm)) {
    ABSL_HARDENING_ASSERT(MessageFromBody(BodyFromMessage(reply)).ok());
  }
  if (const auto place = ContentOf(*message).part) {
    PartSet set = {.count = place->count};
    set.parts.emplace(place->number, *message);
    ABSL_HARDENING_ASSERT(SubmissionFromSet(set, smsc).text() == "…");
    Check(SubmissionFromSet(set, smsc));
  }
  return 0;
}
