// A client that says exactly what a test wants on the wire.

#ifndef INTAKE_CHANNELS_HTTP_TEST_CLIENT_H_
#define INTAKE_CHANNELS_HTTP_TEST_CLIENT_H_

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace intake::http {

// Connects to a port on loopback.
class TestClient {
 public:
  explicit TestClient(uint16_t port)
      : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address),
                         sizeof(address)) == 0;
    // A server that never answers fails the test instead of hanging it.
    const timeval patience = {.tv_sec = 30};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  }
  ~TestClient() { close(socket_); }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  bool connected() const { return connected_; }

  // Whether all of it could be sent.
  bool Send(absl::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent =
          send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
  }

  // One response with a Content-Length: its head, a blank line, its body. What
  // there is, where the connection ends before.
  std::string ReadResponse() {
    std::string response;
    while (!HoldsResponse(response) && ReadSome(response)) {
    }
    return response;
  }

  // Whether the server closes without another byte.
  bool IsClosed() {
    std::string rest;
    return !ReadSome(rest) && rest.empty();
  }

 private:
  bool ReadSome(std::string& into) {
    std::array<char, 4096> buffer;
    const ssize_t got = recv(socket_, buffer.data(), buffer.size(), 0);
    if (got <= 0) return false;
    into.append(buffer.data(), static_cast<size_t>(got));
    return true;
  }

  static bool HoldsResponse(absl::string_view response) {
    const size_t head_end = response.find("\r\n\r\n");
    if (head_end == absl::string_view::npos) return false;
    size_t length = 0;
    for (absl::string_view line :
         absl::StrSplit(response.substr(0, head_end), "\r\n")) {
      if (absl::ConsumePrefix(&line, "Content-Length: ")) {
        if (!absl::SimpleAtoi(line, &length)) return true;
      }
    }
    return response.size() >= head_end + 4 + length;
  }

  const int socket_;
  bool connected_ = false;
};

}  // namespace intake::http

#endif  // INTAKE_CHANNELS_HTTP_TEST_CLIENT_H_
