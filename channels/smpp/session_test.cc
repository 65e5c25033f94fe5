#include "channels/smpp/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/synchronization/notification.h"
#include "channels/smpp/fake_smsc.h"

namespace intake::smpp {
namespace {

using ::testing::HasSubstr;
using namespace std::string_literals;  // For texts with a zero byte.

// A session in a thread of its own, whose messages are acknowledged at once.
class Running {
 public:
  explicit Running(FakeSmsc& smsc, Session::Options options = {})
      : smsc_(smsc),
        session_(smsc.TakeOtherEnd(), options, sdk::SteadyClock()),
        thread_([this] {
          status_ =
              session_.Run({.bound = [this] { bound_.Notify(); },
                            .deliver_sm =
                                [this](const Pdu& pdu) {
                                  session_.Respond(pdu, CommandStatus::kOk);
                                }});
        }) {}
  ~Running() {
    smsc_.HangUp();
    if (thread_.joinable()) thread_.join();
  }

  void AwaitBound() { bound_.WaitForNotification(); }
  // How it ended.
  absl::Status Join() {
    thread_.join();
    return status_;
  }
  absl::Status Close() {
    session_.Close();
    return Join();
  }
  Session& operator*() { return session_; }

 private:
  FakeSmsc& smsc_;
  Session session_;
  absl::Notification bound_;
  absl::Status status_;
  std::thread thread_;
};

TEST(Session, BindsAsATransceiverAndUnbinds) {
  FakeSmsc smsc;
  Running session(smsc,
                  {.bind = {.system_id = "intake", .password = "secret"}});
  const Pdu bind = smsc.Expect(Command::kBindTransceiver);
  EXPECT_EQ(bind.body.substr(0, 14), "intake\0secret\0"s);
  smsc.Respond(bind);
  session.AwaitBound();
  std::thread closing([&] { EXPECT_TRUE(session.Close().ok()); });
  smsc.Respond(smsc.Expect(Command::kUnbind));
  closing.join();
  EXPECT_FALSE(smsc.Receive().has_value());
}

TEST(Session, SaysWhyTheSmscDidNotBindIt) {
  for (const Command command :
       {Command::kBindTransceiver, static_cast<Command>(0)}) {
    FakeSmsc smsc;
    Running session(smsc);
    Pdu bind = smsc.Expect(Command::kBindTransceiver);
    // As a bind_transceiver_resp, or as a generic_nack.
    bind.command = command;
    smsc.Respond(bind, static_cast<CommandStatus>(0x0E));
    const absl::Status status = session.Join();
    EXPECT_TRUE(absl::IsPermissionDenied(status));
    EXPECT_THAT(std::string(status.message()), HasSubstr("invalid password"));
  }
}

TEST(Session, EndsWhereNothingAnswersTheBind) {
  FakeSmsc smsc;
  Running session(smsc, {.bind_timeout = absl::Milliseconds(20)});
  EXPECT_TRUE(absl::IsUnavailable(session.Join()));
}

TEST(Session, AnswersWhatItIsAsked) {
  FakeSmsc smsc;
  Running session(smsc);
  // Before it is bound, messages are not taken.
  smsc.Expect(Command::kBindTransceiver);
  smsc.Deliver(5, MessageFrom("79031234567", "1 5"));
  EXPECT_EQ(smsc.Expect(Command::kDeliverSmResponse).status,
            CommandStatus::kWrongBindStatus);
  smsc.Send({.command = Command::kBindTransceiverResponse, .sequence = 1});

  smsc.Send({.command = Command::kEnquireLink, .sequence = 6});
  EXPECT_EQ(smsc.Expect(Command::kEnquireLinkResponse).sequence, 6U);
  smsc.Deliver(7, MessageFrom("79031234567", "1 5"));
  const Pdu response = smsc.Expect(Command::kDeliverSmResponse);
  EXPECT_EQ(response.sequence, 7U);
  EXPECT_EQ(response.status, CommandStatus::kOk);
  EXPECT_EQ(response.body, "\0"s);

  smsc.Send({.command = Command::kUnbind, .sequence = 8});
  EXPECT_EQ(smsc.Expect(Command::kUnbindResponse).sequence, 8U);
  EXPECT_TRUE(absl::IsUnavailable(session.Join()));
}

TEST(Session, PassesOverWhatItDoesNotKnow) {
  FakeSmsc smsc;
  Running session(smsc);
  smsc.AcceptBind();
  // alert_notification, which has no response; a response nobody waits for.
  smsc.Send({.command = static_cast<Command>(0x102), .body = "rubbish"});
  smsc.Send({.command = Command::kSubmitSmResponse, .sequence = 99});
  smsc.Send({.command = static_cast<Command>(0x777),
             .sequence = 3,
             .body = "rubbish"});
  const Pdu nack = smsc.Expect(Command::kGenericNack);
  EXPECT_EQ(nack.sequence, 3U);
  EXPECT_EQ(nack.status, CommandStatus::kInvalidCommand);
  smsc.Deliver(4, MessageFrom("79031234567", "1 5"));
  EXPECT_EQ(smsc.Expect(Command::kDeliverSmResponse).sequence, 4U);
  smsc.HangUp();
  EXPECT_TRUE(absl::IsUnavailable(session.Join()));
}

TEST(Session, EndsAStreamThatHoldsNoPdus) {
  FakeSmsc smsc;
  Running session(smsc);
  smsc.AcceptBind();
  smsc.SendOctets("GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(smsc.Expect(Command::kGenericNack).status,
            CommandStatus::kInvalidCommandLength);
  EXPECT_TRUE(absl::IsUnavailable(session.Join()));
}

TEST(Session, EnquiresAndEndsWhereNothingIsHeard) {
  FakeSmsc smsc;
  Running session(smsc, {.enquire_link = absl::Milliseconds(20)});
  smsc.AcceptBind();
  smsc.Respond(smsc.Expect(Command::kEnquireLink));
  smsc.Expect(Command::kEnquireLink);
  const absl::Status status = session.Join();
  EXPECT_TRUE(absl::IsUnavailable(status));
  EXPECT_THAT(std::string(status.message()), HasSubstr("nothing heard"));
}

TEST(Session, HasNoMoreRequestsUnderWayThanItsWindow) {
  FakeSmsc smsc;
  Running session(smsc, {.window = 2});
  smsc.AcceptBind();
  session.AwaitBound();
  std::vector<std::thread> callers;
  for (int i = 0; i < 5; ++i) {
    callers.emplace_back([&] {
      const auto response =
          (*session).Call(Command::kSubmitSm, "", absl::Seconds(10));
      EXPECT_TRUE(response.ok()) << response.status();
    });
  }
  for (int answered = 0; answered < 5; answered += 2) {
    std::vector<Pdu> window = {smsc.Expect(Command::kSubmitSm)};
    if (answered < 4) window.push_back(smsc.Expect(Command::kSubmitSm));
    // Nothing comes before a response goes: the next PDU is another one's.
    smsc.Send({.command = Command::kEnquireLink, .sequence = 1});
    smsc.Expect(Command::kEnquireLinkResponse);
    // In any order.
    for (auto pdu = window.rbegin(); pdu != window.rend(); ++pdu) {
      smsc.Respond(*pdu);
    }
  }
  for (std::thread& caller : callers) caller.join();
}

TEST(Session, GivesEachCallerItsOwnResponse) {
  FakeSmsc smsc;
  Running session(smsc);
  smsc.AcceptBind();
  session.AwaitBound();
  std::thread caller([&] {
    const auto response =
        (*session).Call(Command::kSubmitSm, "", absl::Seconds(10));
    ASSERT_TRUE(response.ok());
    EXPECT_EQ(response->status, CommandStatus::kThrottled);
  });
  smsc.Respond(smsc.Expect(Command::kSubmitSm), CommandStatus::kThrottled);
  caller.join();
}

TEST(Session, TellsCallersThatNoResponseWillCome) {
  FakeSmsc smsc;
  Running session(smsc, {.window = 1});
  EXPECT_TRUE(absl::IsUnavailable(
      (*session).Call(Command::kSubmitSm, "", absl::Seconds(10)).status()));
  smsc.AcceptBind();
  session.AwaitBound();
  EXPECT_TRUE(absl::IsDeadlineExceeded(
      (*session).Call(Command::kSubmitSm, "", absl::Milliseconds(5)).status()));
  std::thread caller([&] {
    EXPECT_TRUE(absl::IsUnavailable(
        (*session).Call(Command::kSubmitSm, "", absl::Seconds(10)).status()));
  });
  smsc.Expect(Command::kSubmitSm);
  smsc.Expect(Command::kSubmitSm);
  smsc.HangUp();
  caller.join();
}

}  // namespace
}  // namespace intake::smpp
