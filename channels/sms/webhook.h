// Reads the request with which Kannel's smsbox hands over an SMS, by the
// `post-url` of deploy/kannel/kannel.conf.in:
//
//   POST /sms?id=%I&from=%p&to=%P&time=%T&smsc=%i&coding=%c
//   Content-Type: text/plain; charset="UTF-8"
//
//   1234567890 12345
//
// With mo-recode the text is UTF-8, but for messages that Kannel cannot recode:
// broken UTF-16 comes with charset="UTF-16BE", 8-bit data as
// application/octet-stream. (Seen with Kannel 1.4.5.)

#ifndef INTAKE_CHANNELS_SMS_WEBHOOK_H_
#define INTAKE_CHANNELS_SMS_WEBHOOK_H_

#include <cstddef>

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/http/message.h"
#include "intake/v1/submission.pb.h"

namespace intake::sms {

// What the contract takes of a text and of the raw bytes. Longer ones are cut,
// never refused: their sender gets the same answer as for any text that cannot
// be understood.
inline constexpr size_t kTextBytesMax = 4096;
inline constexpr size_t kRawBytesMax = 16 * 1024;
// And of a request id, a sender, a document.
inline constexpr size_t kRequestIdBytesMax = 128;
inline constexpr size_t kEvidenceFieldBytesMax = 256;

// The submission: request id from %I, so that Kannel's repeats are resends;
// text in valid UTF-8; as evidence the sender without a plus, the SMSC, and the
// body's bytes as they came. INVALID_ARGUMENT: no id or no sender, or one that
// is too long, which Kannel never sends; the message names the parameter and
// holds none of the customer's data.
absl::StatusOr<v1::Submission> SubmissionFromWebhook(
    const http::Request& request);

// When the gateway got the message, by %T: it may repeat one over midnight.
// None where it does not say, or says what no clock shows.
std::optional<absl::Time> TakenByGateway(const http::Request& request);

}  // namespace intake::sms

#endif  // INTAKE_CHANNELS_SMS_WEBHOOK_H_
