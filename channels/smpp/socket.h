// A TCP connection that one thread serves and any thread may wake it from.

#ifndef INTAKE_CHANNELS_SMPP_SOCKET_H_
#define INTAKE_CHANNELS_SMPP_SOCKET_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace intake::smpp {

class Socket {
 public:
  // Tries each address of `host`. UNAVAILABLE: none answers within `timeout`,
  // or there is none.
  static absl::StatusOr<std::unique_ptr<Socket>> Connect(
      const std::string& host, uint16_t port, absl::Duration timeout);

  // Takes over a connected socket.
  explicit Socket(int descriptor);
  ~Socket();
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  // Until something can be read (if `reading`) or written (if `writing`), or
  // Wake(), or `timeout`.
  void Wait(bool reading, bool writing, absl::Duration timeout);
  // Any thread: makes the present Wait(), or else the next one, return.
  void Wake();

  // Appends what has arrived, if anything. UNAVAILABLE: the other side hung up.
  absl::Status Read(std::string& to);
  // Takes off the front of `from` what can be sent now. UNAVAILABLE: as above.
  absl::Status Write(std::string& from);

  // Hangs up, after what was written.
  void HangUp();

 private:
  const int descriptor_;
  const int wake_;
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_SOCKET_H_
