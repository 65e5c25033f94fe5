// The adapter between an SMSC in the test's hands and a gRPC server in this
// process.

#include "channels/smpp/adapter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sdk/temporary_folder.h"
#include "channels/smpp/parts_for_test.h"

namespace intake::smpp {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

grpc::Status Accept(const v1::Submission& submission,
                    v1::SubmitReadingResponse& response) {
  response.mutable_receipt()->set_text(absl::StrCat("OK ", submission.text()));
  return grpc::Status::OK;
}

// The adapter as serve.cc wires it, but for its clock, with a session that is
// bound. What the program says in its log can be read.
class Program {
 public:
  explicit Program(sdk::FakeServer::Answer answer = Accept,
                   Adapter::Options options = {})
      : server_(std::move(answer)),
        client_(*sdk::Connect({.server = server_.address()}),
                {.attempt_timeout = absl::Seconds(10),
                 .total_timeout = absl::Seconds(10)},
                clock_),
        answerer_(
            client_, clock_,
            {.own = {.digits = "79090597272"}, .deadline = absl::Seconds(10)}),
        spool_(*PartSpool::Open({.folder = folder_.path()})),
        adapter_(answerer_, *spool_, clock_, options),
        session_(std::make_shared<Session>(
            smsc.TakeOtherEnd(), Session::Options{}, sdk::SteadyClock())) {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_)));
    running_ = std::thread([this] {
      EXPECT_FALSE(session_
                       ->Run({.bound = [] {},
                              .deliver_sm =
                                  [this](Pdu pdu) {
                                    adapter_.Take(session_, std::move(pdu));
                                  }})
                       .ok());
    });
    smsc.AcceptBind();
  }
  ~Program() {
    smsc.HangUp();
    adapter_.Finish();
    running_.join();
    spdlog::set_default_logger(before_);
  }

  // The answer that the SMSC is told to send, once it has taken it.
  std::string TakeAnswer(CommandStatus status = CommandStatus::kOk) {
    const Pdu submit_sm = smsc.Expect(Command::kSubmitSm);
    const Message answer = *MessageFromBody(submit_sm.body);
    EXPECT_EQ(answer.destination.digits, "79031234567");
    EXPECT_EQ(answer.source.digits, "79090597272");
    smsc.Respond(submit_sm, status);
    return ContentOf(answer).octets;
  }
  void ExpectAcknowledged(uint32_t sequence,
                          CommandStatus status = CommandStatus::kOk) {
    const Pdu response = smsc.Expect(Command::kDeliverSmResponse);
    EXPECT_EQ(response.sequence, sequence);
    EXPECT_EQ(response.status, status);
  }
  void SettleOverdue() {
    const absl::Notification never;
    adapter_.SettleOverdue(*session_, never);
  }
  void ExpectMetric(const std::string& word, int value) {
    EXPECT_THAT(
        adapter_.Metrics(),
        HasSubstr(absl::StrCat("\nintake_smpp_", word, " ", value, "\n")));
  }
  void Close() { adapter_.Close(); }
  void Finish() { adapter_.Finish(); }
  std::vector<v1::Submission> submissions() { return server_.submissions(); }
  std::string log() const { return log_.str(); }

  FakeSmsc smsc;

 private:
  const std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  std::ostringstream log_;
  const sdk::TemporaryFolder folder_;
  sdk::FakeClock clock_;
  sdk::FakeServer server_;
  sdk::Client client_;
  const Answerer answerer_;
  const std::unique_ptr<PartSpool> spool_;
  Adapter adapter_;
  const std::shared_ptr<Session> session_;
  std::thread running_;
};

TEST(SmppAdapter, AcknowledgesOnlyWhatIsStoredAndAnswered) {
  Program program;
  program.smsc.Deliver(7, MessageFrom("79031234567", "1234567890 5"));
  // Would the acknowledgement come first, this would find it.
  EXPECT_EQ(program.TakeAnswer(), "OK 1234567890 5");
  program.ExpectAcknowledged(7);
  ASSERT_THAT(program.submissions(), SizeIs(1));
  EXPECT_EQ(program.submissions()[0].evidence().sender(), "79031234567");
  program.ExpectMetric("answered_total", 1);
}

TEST(SmppAdapter, GivesBackWhatTheServerCannotStoreAndTakesTheRepeat) {
  std::atomic<bool> away = true;
  Program program([&](const v1::Submission& submission,
                      v1::SubmitReadingResponse& response) {
    return away ? sdk::ErrorFromServer(grpc::StatusCode::UNAVAILABLE,
                                       "STORE_UNAVAILABLE", 3)
                : Accept(submission, response);
  });
  program.smsc.Deliver(1, MessageFrom("79031234567", "1 5"));
  program.ExpectAcknowledged(1, CommandStatus::kTryAgain);
  away = false;
  program.smsc.Deliver(2, MessageFrom("79031234567", "1 5"));
  EXPECT_EQ(program.TakeAnswer(), "OK 1 5");
  program.ExpectAcknowledged(2);
  program.ExpectMetric("received_total", 2);
  program.ExpectMetric("given_back_total", 1);
  program.ExpectMetric("answered_total", 1);
  program.ExpectMetric("waiting", 0);
}

TEST(SmppAdapter, SendsAnAnswerAgainWhileTheSmscHasNoRoom) {
  Program program;
  program.smsc.Deliver(1, MessageFrom("79031234567", "1 5"));
  program.TakeAnswer(CommandStatus::kThrottled);
  program.TakeAnswer(CommandStatus::kQueueFull);
  program.TakeAnswer();
  program.ExpectAcknowledged(1);
}

TEST(SmppAdapter, GivesAMessageBackWhereTheSmscNeverHasRoom) {
  Program program;
  program.smsc.Deliver(1, MessageFrom("79031234567", "1 5"));
  // Until ten seconds have passed, one at a time.
  for (int i = 0; i < 10; ++i) program.TakeAnswer(CommandStatus::kThrottled);
  program.ExpectAcknowledged(1, CommandStatus::kTryAgain);
}

TEST(SmppAdapter, DoesNotLetAMessageRepeatWhoseAnswerCanNeverBeSent) {
  Program program;
  program.smsc.Deliver(1, MessageFrom("79031234567", "1 5"));
  program.TakeAnswer(static_cast<CommandStatus>(0x0B));
  program.ExpectAcknowledged(1);
  program.ExpectMetric("unanswered_total", 1);
  EXPECT_THAT(program.log(), HasSubstr("invalid destination address"));
}

TEST(SmppAdapter, TellsTheSenderOfWhatTheServerNeverTakesAndLogsNoOnesData) {
  Program program([](const v1::Submission&, v1::SubmitReadingResponse&) {
    return grpc::Status(grpc::StatusCode::INVALID_ARGUMENT,
                        "submission.text: got 1234567890");
  });
  program.smsc.Deliver(1, MessageFrom("79031234567", "1234567890 5"));
  EXPECT_THAT(program.TakeAnswer(), Not(IsEmpty()));
  program.ExpectAcknowledged(1);
  program.ExpectMetric("rejected_total", 1);
  EXPECT_THAT(program.log(), Not(HasSubstr("1234567890")));
  EXPECT_THAT(program.log(), Not(HasSubstr("79031234567")));
}

TEST(SmppAdapter, AcknowledgesPartsAtOnceAndTheLastAfterTheWhole) {
  for (const ReferenceKind kind :
       {ReferenceKind::kHeader8, ReferenceKind::kHeader16,
        ReferenceKind::kParameter}) {
    Program program;
    const auto parts = PartsOf({"12345", "67890 ", "12"}, kind, 7);
    program.smsc.Deliver(1, parts[2]);
    program.ExpectAcknowledged(1);
    program.smsc.Deliver(2, parts[0]);
    program.ExpectAcknowledged(2);
    program.ExpectMetric("parts_waiting", 1);
    EXPECT_THAT(program.submissions(), IsEmpty());
    program.smsc.Deliver(3, parts[1]);
    EXPECT_EQ(program.TakeAnswer(), "OK 1234567890 12");
    program.ExpectAcknowledged(3);
    program.ExpectMetric("parts_waiting", 0);
    program.ExpectMetric("parts_total", 2);
    // The acknowledgement was lost: the sender does not read it all again.
    program.smsc.Deliver(4, parts[1]);
    program.ExpectAcknowledged(4);
    EXPECT_THAT(program.submissions(), SizeIs(1));
  }
}

TEST(SmppAdapter, GivesTheLastPartTheSameIdAfterAFailure) {
  std::atomic<bool> away = true;
  Program program([&](const v1::Submission& submission,
                      v1::SubmitReadingResponse& response) {
    return away ? sdk::ErrorFromServer(grpc::StatusCode::UNAVAILABLE,
                                       "STORE_UNAVAILABLE", 30)
                : Accept(submission, response);
  });
  const auto parts = PartsOf({"1 ", "5"}, ReferenceKind::kHeader8, 7);
  program.smsc.Deliver(1, parts[0]);
  program.ExpectAcknowledged(1);
  program.smsc.Deliver(2, parts[1]);
  program.ExpectAcknowledged(2, CommandStatus::kTryAgain);
  away = false;
  program.smsc.Deliver(3, parts[1]);
  EXPECT_EQ(program.TakeAnswer(), "OK 1 5");
  program.ExpectAcknowledged(3);
  ASSERT_THAT(program.submissions(), SizeIs(2));
  EXPECT_EQ(program.submissions()[0].request_id(),
            program.submissions()[1].request_id());
}

TEST(SmppAdapter, AsksWhatWasMeantWherePartsNeverCome) {
  Program program(Accept, {.parts_wait = absl::ZeroDuration()});
  const auto parts =
      PartsOf({"1234567890 12", "345"}, ReferenceKind::kHeader8, 7);
  program.smsc.Deliver(1, parts[0]);
  program.ExpectAcknowledged(1);
  std::thread settling([&] { program.SettleOverdue(); });
  EXPECT_THAT(program.TakeAnswer(), Not(IsEmpty()));
  settling.join();
  ASSERT_THAT(program.submissions(), SizeIs(1));
  EXPECT_EQ(program.submissions()[0].text(), "…");
  EXPECT_EQ(program.submissions()[0].evidence().raw(), "1234567890 12");
  program.ExpectMetric("incomplete_total", 1);
  program.SettleOverdue();
  EXPECT_THAT(program.submissions(), SizeIs(1));
}

TEST(SmppAdapter, AcknowledgesDeliveryReceiptsAndSubmitsNone) {
  Program program;
  Message receipt = MessageFrom("79031234567", "id:1 stat:DELIVRD");
  receipt.esm_class = kEsmClassDeliveryReceipt;
  program.smsc.Deliver(1, receipt);
  program.ExpectAcknowledged(1);
  EXPECT_THAT(program.submissions(), IsEmpty());
  program.ExpectMetric("delivery_receipts_total", 1);
}

TEST(SmppAdapter, RefusesForGoodWhatIsNoMessage) {
  Program program;
  program.smsc.Send(
      {.command = Command::kDeliverSm, .sequence = 1, .body = "rubbish"});
  program.ExpectAcknowledged(1, CommandStatus::kNeverAgain);
  program.ExpectMetric("damaged_total", 1);
}

TEST(SmppAdapter, GivesBackWhatItCannotHoldAndWhatComesTooLate) {
  absl::Notification release;
  Program program(
      [&](const v1::Submission& submission,
          v1::SubmitReadingResponse& response) {
        release.WaitForNotification();
        return Accept(submission, response);
      },
      {.working_max = 1, .waiting_max = 1});
  program.smsc.Deliver(1, MessageFrom("79031234567", "1 5"));
  while (program.submissions().empty()) std::this_thread::yield();
  program.smsc.Deliver(2, MessageFrom("79031234567", "1 6"));
  program.smsc.Deliver(3, MessageFrom("79031234567", "1 7"));
  program.ExpectAcknowledged(3, CommandStatus::kTryAgain);
  // A message that waited is given back, too, and the one that was begun is
  // not.
  program.Close();
  release.Notify();
  EXPECT_EQ(program.TakeAnswer(), "OK 1 5");
  program.ExpectAcknowledged(1);
  program.ExpectAcknowledged(2, CommandStatus::kTryAgain);
  program.Finish();
  program.smsc.Deliver(4, MessageFrom("79031234567", "1 8"));
  program.ExpectAcknowledged(4, CommandStatus::kTryAgain);
}

}  // namespace
}  // namespace intake::smpp
