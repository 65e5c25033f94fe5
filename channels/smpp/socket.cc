#include "channels/smpp/socket.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"

namespace intake::smpp {
namespace {

constexpr size_t kReadOctets = size_t{16} * 1024;

absl::Status Broken(int error) {
  return absl::UnavailableError(absl::StrCat(
      "the connection broke: ", std::generic_category().message(error)));
}

int Milliseconds(absl::Duration duration) {
  // Rounded up, or a wait of a fraction would be none at all.
  const int64_t milliseconds =
      absl::ToInt64Milliseconds(absl::Ceil(duration, absl::Milliseconds(1)));
  return static_cast<int>(
      std::clamp<int64_t>(milliseconds, 0, int64_t{24} * 3600 * 1000));
}

// A connected socket; -1, with errno, where `address` does not answer.
int ConnectTo(const addrinfo& address, absl::Duration timeout) {
  const int descriptor = socket(
      address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  int error =
      connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
  if (error == EINPROGRESS) {
    pollfd connected = {descriptor, POLLOUT, 0};
    socklen_t size = sizeof(error);
    if (poll(&connected, 1, Milliseconds(timeout)) <= 0) {
      error = ETIMEDOUT;
    } else if (getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) !=
               0) {
      error = errno;
    }
  }
  if (error == 0) return descriptor;
  close(descriptor);
  errno = error;
  return -1;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Socket>> Socket::Connect(
    const std::string& host, uint16_t port, absl::Duration timeout) {
  const std::string place = absl::StrCat(host, ":", port);
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* addresses = nullptr;
  const int unknown =
      getaddrinfo(host.c_str(), absl::StrCat(port).c_str(), &hints, &addresses);
  if (unknown != 0) {
    return absl::UnavailableError(
        absl::StrCat(place, ": ", gai_strerror(unknown)));
  }
  int descriptor = -1;
  int error = 0;
  for (const addrinfo* address = addresses;
       address != nullptr && descriptor < 0; address = address->ai_next) {
    descriptor = ConnectTo(*address, timeout);
    if (descriptor < 0) error = errno;
  }
  freeaddrinfo(addresses);
  if (descriptor < 0) {
    return absl::UnavailableError(
        absl::StrCat(place, ": ", std::generic_category().message(error)));
  }
  return std::make_unique<Socket>(descriptor);
}

Socket::Socket(int descriptor)
    : descriptor_(descriptor), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  ABSL_HARDENING_ASSERT(wake_ >= 0);
  fcntl(descriptor_, F_SETFL, fcntl(descriptor_, F_GETFL) | O_NONBLOCK);
}

Socket::~Socket() {
  close(descriptor_);
  close(wake_);
}

void Socket::Wait(bool reading, bool writing, absl::Duration timeout) {
  const int events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0);
  std::array<pollfd, 2> waited = {
      pollfd{descriptor_, static_cast<short>(events), 0},
      pollfd{wake_, POLLIN, 0}};
  poll(waited.data(), waited.size(), Milliseconds(timeout));
  eventfd_t ignored = 0;
  eventfd_read(wake_, &ignored);
}

void Socket::Wake() { eventfd_write(wake_, 1); }

absl::Status Socket::Read(std::string& to) {
  std::array<char, kReadOctets> octets;
  const ssize_t count = recv(descriptor_, octets.data(), octets.size(), 0);
  if (count == 0) return absl::UnavailableError("the SMSC hung up");
  if (count > 0) {
    to.append(octets.data(), static_cast<size_t>(count));
  } else if (errno != EAGAIN && errno != EINTR) {
    return Broken(errno);
  }
  return absl::OkStatus();
}

absl::Status Socket::Write(std::string& from) {
  while (!from.empty()) {
    const ssize_t count =
        send(descriptor_, from.data(), from.size(), MSG_NOSIGNAL);
    if (count >= 0) {
      from.erase(0, static_cast<size_t>(count));
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      return Broken(errno);
    }
  }
  return absl::OkStatus();
}

void Socket::HangUp() { shutdown(descriptor_, SHUT_RDWR); }

}  // namespace intake::smpp
