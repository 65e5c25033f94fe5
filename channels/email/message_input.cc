#include "channels/email/message_input.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace intake::email {

absl::StatusOr<std::string> ReadMessageFrom(int descriptor) {
  std::string message;
  std::array<char, size_t{64} * 1024> piece;
  char last = '\n';
  for (;;) {
    const ssize_t got = read(descriptor, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      return absl::UnavailableError(
          absl::StrCat("the message cannot be read: ",
                       std::generic_category().message(errno)));
    }
    if (got == 0) break;
    const auto size = static_cast<size_t>(got);
    message.append(piece.data(),
                   std::min(size, kMessageBytesMax - message.size()));
    last = piece[size - 1];
  }
  if (last != '\n') {
    return absl::UnavailableError(
        absl::StrCat("the message was cut off: it ends after ", message.size(),
                     " bytes in the middle of a line"));
  }
  return message;
}

}  // namespace intake::email
