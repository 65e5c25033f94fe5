// The other end of a session, in the test's own hands: it says PDUs and reads
// them, one by one.

#ifndef INTAKE_CHANNELS_SMPP_FAKE_SMSC_H_
#define INTAKE_CHANNELS_SMPP_FAKE_SMSC_H_

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/smpp/message.h"
#include "channels/smpp/pdu.h"
#include "channels/smpp/socket.h"

namespace intake::smpp {

// A message from a phone, in the default alphabet.
inline Message MessageFrom(const std::string& sender, const std::string& text) {
  Message message;
  message.source = {.type = 1, .plan = 1, .digits = sender};
  message.destination = {.type = 1, .plan = 1, .digits = "79090597272"};
  message.short_message = text;
  return message;
}

// Not thread-safe.
class FakeSmsc {
 public:
  FakeSmsc() {
    std::array<int, 2> ends;
    ABSL_HARDENING_ASSERT(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) ==
                          0);
    descriptor_ = ends[0];
    other_end_ = std::make_unique<Socket>(ends[1]);
  }
  // Takes over a connection that a program made.
  explicit FakeSmsc(int descriptor) : descriptor_(descriptor) {}
  ~FakeSmsc() { HangUp(); }
  FakeSmsc(const FakeSmsc&) = delete;
  FakeSmsc& operator=(const FakeSmsc&) = delete;

  // For the session; once.
  std::unique_ptr<Socket> TakeOtherEnd() { return std::move(other_end_); }

  void SendOctets(absl::string_view octets) {
    ABSL_HARDENING_ASSERT(
        send(descriptor_, octets.data(), octets.size(), MSG_NOSIGNAL) ==
        static_cast<ssize_t>(octets.size()));
  }
  void Send(const Pdu& pdu) { SendOctets(EncodePdu(pdu)); }
  void Deliver(uint32_t sequence, const Message& message) {
    Send({.command = Command::kDeliverSm,
          .sequence = sequence,
          .body = BodyFromMessage(message)});
  }
  void Respond(const Pdu& request, CommandStatus status = CommandStatus::kOk) {
    Send({.command = ResponseTo(request.command),
          .status = status,
          .sequence = request.sequence});
  }

  // The next PDU, awaited for up to 10 s; none when the program hung up.
  std::optional<Pdu> Receive() {
    while (true) {
      std::optional<Pdu> pdu = *TakePdu(incoming_);
      if (pdu) return pdu;
      pollfd readable = {descriptor_, POLLIN, 0};
      ABSL_HARDENING_ASSERT(poll(&readable, 1, 10'000) == 1);
      std::array<char, 4096> octets;
      const ssize_t got = read(descriptor_, octets.data(), octets.size());
      if (got <= 0) return std::nullopt;
      incoming_.append(octets.data(), static_cast<size_t>(got));
    }
  }
  // The next PDU, which has to be `command`.
  Pdu Expect(Command command) {
    const std::optional<Pdu> pdu = Receive();
    ABSL_HARDENING_ASSERT(pdu.has_value() && pdu->command == command);
    return *pdu;
  }
  void AcceptBind() { Respond(Expect(Command::kBindTransceiver)); }

  void HangUp() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }

 private:
  int descriptor_ = -1;
  std::unique_ptr<Socket> other_end_;
  std::string incoming_;
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_FAKE_SMSC_H_
