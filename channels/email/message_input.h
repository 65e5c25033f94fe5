// Takes the message from the mail system.

#ifndef INTAKE_CHANNELS_EMAIL_MESSAGE_INPUT_H_
#define INTAKE_CHANNELS_EMAIL_MESSAGE_INPUT_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"

namespace intake::email {

// How much of a message is looked at: what its writer typed stands before what
// they attached. Read as MIME, a message made of tiny parts takes two hundred
// times its size in memory.
inline constexpr size_t kMessageBytesMax = size_t{1024} * 1024;

// The message's first kMessageBytesMax bytes; what follows is read and dropped,
// because who writes into a closed pipe may take that for a failure.
// UNAVAILABLE: it cannot be read, or ended in the middle of a line, as it does
// where the mail system was ended: a number in it might be cut short.
absl::StatusOr<std::string> ReadMessageFrom(int descriptor);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_MESSAGE_INPUT_H_
