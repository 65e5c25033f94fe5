#include "channels/smpp/transceiver.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <thread>

#include "channels/smpp/fake_smsc.h"

namespace intake::smpp {
namespace {

// Where an SMSC listens on loopback.
class Listener {
 public:
  Listener() : descriptor_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    ABSL_HARDENING_ASSERT(bind(descriptor_, any, size) == 0);
    ABSL_HARDENING_ASSERT(listen(descriptor_, 8) == 0);
    ABSL_HARDENING_ASSERT(getsockname(descriptor_, any, &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { close(descriptor_); }
  uint16_t port() const { return port_; }
  int Accept() const { return accept(descriptor_, nullptr, nullptr); }

 private:
  int descriptor_ = -1;
  uint16_t port_ = 0;
};

class TransceiverTest : public testing::Test {
 protected:
  TransceiverTest() {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "test", std::make_shared<spdlog::sinks::null_sink_mt>()));
  }
  ~TransceiverTest() override { spdlog::set_default_logger(before_); }

  Transceiver::Options Options() const {
    return {.host = "localhost",
            .port = listener_.port(),
            .backoff_first = absl::Milliseconds(5)};
  }

  const std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  const Listener listener_;
};

TEST_F(TransceiverTest, BindsAgainHoweverASessionEnds) {
  Transceiver transceiver(Options(), sdk::SteadyClock(),
                          [](const std::shared_ptr<Session>& session, Pdu pdu) {
                            session->Respond(pdu, CommandStatus::kOk);
                          });
  std::thread running([&] { transceiver.Run(); });
  FakeSmsc(listener_.Accept()).HangUp();
  {
    FakeSmsc refuses(listener_.Accept());
    refuses.Respond(refuses.Expect(Command::kBindTransceiver),
                    static_cast<CommandStatus>(0x0D));
    EXPECT_FALSE(refuses.Receive().has_value());
  }
  EXPECT_EQ(transceiver.binds(), 0);
  for (uint32_t round = 1; round < 4; ++round) {
    FakeSmsc smsc(listener_.Accept());
    smsc.AcceptBind();
    smsc.Deliver(round, MessageFrom("79031234567", "1 5"));
    EXPECT_EQ(smsc.Expect(Command::kDeliverSmResponse).sequence, round);
    EXPECT_EQ(transceiver.binds(), round);
    EXPECT_NE(transceiver.session(), nullptr);
  }
  FakeSmsc last(listener_.Accept());
  last.AcceptBind();
  last.Send({.command = Command::kEnquireLink});
  last.Expect(Command::kEnquireLinkResponse);
  std::thread stopping([&] { transceiver.Stop(); });
  last.Respond(last.Expect(Command::kUnbind));
  stopping.join();
  running.join();
  EXPECT_EQ(transceiver.session(), nullptr);
}

TEST_F(TransceiverTest, StopsWhileItWaitsToConnectOrToBind) {
  for (const bool listening : {true, false}) {
    Transceiver::Options options = Options();
    // Port 1 answers nobody here.
    if (!listening) options.port = 1;
    options.backoff_first = absl::Hours(1);
    options.backoff_max = absl::Hours(1);
    Transceiver transceiver(options, sdk::SteadyClock(),
                            [](const std::shared_ptr<Session>&, Pdu) {});
    std::thread running([&] { transceiver.Run(); });
    if (listening) {
      FakeSmsc silent(listener_.Accept());
      silent.Expect(Command::kBindTransceiver);
      transceiver.Stop();
      EXPECT_FALSE(silent.Receive().has_value());
    } else {
      transceiver.Stop();
    }
    running.join();
  }
}

}  // namespace
}  // namespace intake::smpp
