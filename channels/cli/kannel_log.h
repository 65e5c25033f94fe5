// The access log of Kannel's bearerbox: what the gateway received.

#ifndef INTAKE_CHANNELS_CLI_KANNEL_LOG_H_
#define INTAKE_CHANNELS_CLI_KANNEL_LOG_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/http/message.h"

namespace intake::cli {

// A longer line is no message: 255 parts of 140 bytes make 71,400 digits.
inline constexpr size_t kKannelLineBytesMax = 128 * 1024;

struct LoggedMessage {
  absl::Time received_at;
  // The request with which smsbox hands this message to intake-sms, so that
  // both make the same submission of it.
  http::Request webhook;
  // Whether the body is what was sent. The log shows line breaks and everything
  // beyond ASCII of a plain message as dots; a message with a dot may have been
  // anything there.
  bool exact = true;
};

// Reads a line of `access-log-format = "%t|%l|%I|%i|%p|%P|%c|%L|%b|%F"`, as
// Kannel 1.4.5 writes it, without its end. None for a line about something else
// than a message that was received. INVALID_ARGUMENT: it is about one and
// cannot be read; the message holds none of the customer's data.
absl::StatusOr<std::optional<LoggedMessage>> ParseKannelLine(
    absl::string_view line);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_KANNEL_LOG_H_
