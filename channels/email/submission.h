// An e-mail as the submission that it is.

#ifndef INTAKE_CHANNELS_EMAIL_SUBMISSION_H_
#define INTAKE_CHANNELS_EMAIL_SUBMISSION_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "intake/v1/submission.pb.h"

namespace intake::email {

// What the contract takes; longer things are cut, never refused.
inline constexpr size_t kRequestIdBytesMax = 128;
inline constexpr size_t kTextBytesMax = 4096;
inline constexpr size_t kEvidenceFieldBytesMax = 256;
inline constexpr size_t kRawBytesMax = size_t{16} * 1024;

// What Postfix knows besides the message; each may be empty.
struct Envelope {
  std::string sender;
  std::string recipient;
  std::string queue_id;
};

// The request id is the Message-ID, which a resend repeats, or the SHA-256 of
// `message` where it has none or a longer one than the contract takes. The text
// is what its writer typed, led by the subject where it has no digit. As
// evidence: the address in From, else the envelope's; the Message-ID; the
// message's first bytes; and recipient and queue id as the source.
// REQUIRES: g_mime_init() was called.
v1::Submission SubmissionFromMessage(absl::string_view message,
                                     const Envelope& envelope);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_SUBMISSION_H_
