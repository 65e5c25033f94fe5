#include "channels/portal/mail/smtp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/http/listen_address.h"

namespace intake::portal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// Takes one connection and speaks SMTP with it; `recipient` is what it says to
// RCPT.
class SmtpPeer {
 public:
  explicit SmtpPeer(std::string recipient)
      : recipient_(std::move(recipient)),
        listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    http::ListenAddress address = *http::ParseListenAddress("127.0.0.1:0");
    socklen_t size = sizeof(address.v4);
    EXPECT_EQ(bind(listener_, &address.any, size), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    getsockname(listener_, &address.any, &size);
    server_ = absl::StrCat("127.0.0.1:", ntohs(address.v4.sin_port));
    thread_ = std::thread([this] { Speak(); });
  }
  ~SmtpPeer() {
    Join();
    close(listener_);
  }
  const std::string& server() const { return server_; }
  // All that the client said.
  const std::string& Join() {
    if (thread_.joinable()) thread_.join();
    return heard_;
  }

 private:
  void Speak() {
    const int peer = accept(listener_, nullptr, nullptr);
    const auto say = [peer](absl::string_view line) {
      send(peer, line.data(), line.size(), MSG_NOSIGNAL);
    };
    say("220 peer.example ESMTP\r\n");
    std::array<char, 4096> buffer;
    std::string line;
    bool in_message = false;
    for (ssize_t got = 0;
         (got = recv(peer, buffer.data(), buffer.size(), 0)) > 0;) {
      line.append(buffer.data(), static_cast<size_t>(got));
      if (!absl::EndsWith(line, in_message ? "\r\n.\r\n" : "\r\n")) continue;
      heard_ += line;
      if (in_message) {
        in_message = false;
        say("250 queued\r\n");
      } else if (absl::StartsWith(line, "RCPT")) {
        say(recipient_ + "\r\n");
      } else if (absl::StartsWith(line, "DATA")) {
        in_message = true;
        say("354 go on\r\n");
      } else {
        say(absl::StartsWith(line, "QUIT") ? "221 bye\r\n" : "250 ok\r\n");
      }
      line.clear();
    }
    close(peer);
  }

  const std::string recipient_;
  const int listener_;
  std::string server_;
  std::string heard_;
  std::thread thread_;
};

absl::Status Send(const std::string& server) {
  return HandOver(
      server, {.from = "readings@supplier.example", .to = "a@example.org"},
      "Subject: s\r\n\r\n.a line with a dot\r\n", absl::Seconds(10));
}

TEST(Smtp, HandsAMessageOver) {
  SmtpPeer peer("250 ok");
  EXPECT_TRUE(Send(peer.server()).ok());
  EXPECT_THAT(peer.Join(),
              AllOf(HasSubstr("MAIL FROM:<readings@supplier.example>"),
                    HasSubstr("RCPT TO:<a@example.org>"),
                    HasSubstr("Subject: s\r\n\r\n..a line with a dot\r\n.")));
}

TEST(Smtp, TellsLaterFromNever) {
  const struct {
    const char* reply;
    absl::StatusCode code;
  } kCases[] = {
      {"450 a@example.org: greylisted", absl::StatusCode::kUnavailable},
      {"550 a@example.org: unknown", absl::StatusCode::kFailedPrecondition},
  };
  for (const auto& test : kCases) {
    SmtpPeer peer(test.reply);
    const absl::Status status = Send(peer.server());
    EXPECT_EQ(status.code(), test.code);
    EXPECT_THAT(std::string(status.message()),
                AllOf(HasSubstr(std::string(test.reply).substr(0, 3)),
                      Not(HasSubstr("example.org"))));
  }
}

TEST(Smtp, SaysThatThereIsNoServer) {
  // A port that was free a moment ago, and is again.
  std::string server;
  {
    SmtpPeer peer("250 ok");
    server = peer.server();
    EXPECT_TRUE(Send(server).ok());
  }
  EXPECT_TRUE(absl::IsUnavailable(Send(server)));
}

}  // namespace
}  // namespace intake::portal
