// The adapter behind its HTTP server, before a gRPC server in this process.

#include "channels/sms/adapter.h"

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
#include "channels/http/test_client.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::sms {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

grpc::Status Accept(const v1::Submission& submission,
                    v1::SubmitReadingResponse& response) {
  response.mutable_receipt()->set_outcome(v1::OUTCOME_ACCEPTED);
  response.mutable_receipt()->set_text(
      absl::StrCat("Принято: ", submission.text()));
  return grpc::Status::OK;
}

// The adapter as main.cc wires it, but for its clock.
class Gateway {
 public:
  explicit Gateway(const std::string& server, Adapter::Limits limits = {})
      : client_(*sdk::Connect({.server = server}),
                {.attempt_timeout = absl::Seconds(20),
                 .total_timeout = absl::Seconds(20)},
                clock_),
        adapter_(client_, clock_, absl::FixedTimeZone(4 * 60 * 60), limits),
        http_(*http::Server::Start(
            {}, [this](http::Request request, http::Responder responder) {
              adapter_.Handle(std::move(request), std::move(responder));
            })) {}

  // What smsbox sends for an SMS.
  static std::string Message(const std::string& id, const std::string& text,
                             const std::string& time = "1404158399") {
    return absl::StrCat("POST /sms?id=", id,
                        "&from=%2B79031234567&to=79090597272&time=", time,
                        "&smsc=fake "
                        "HTTP/1.1\r\nHost: x\r\nContent-Length: ",
                        text.size(), "\r\n\r\n", text);
  }
  std::string Exchange(const std::string& request) {
    http::TestClient client(http_->port());
    client.Send(request);
    return client.ReadResponse();
  }
  std::string Metrics() {
    return Exchange("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  uint16_t port() const { return http_->port(); }
  void Stop() { http_->Stop(); }

 private:
  sdk::FakeClock clock_;
  sdk::Client client_;
  Adapter adapter_;
  std::unique_ptr<http::Server> http_;
};

TEST(Adapter, SubmitsAMessageAndSendsTheAnswerBack) {
  sdk::FakeServer server(Accept);
  Gateway gateway(server.address());
  const std::string reply =
      gateway.Exchange(Gateway::Message("id-1", "1234567890 5"));
  EXPECT_THAT(reply, AllOf(StartsWith("HTTP/1.1 200 "),
                           HasSubstr("X-Kannel-Coding: 2\r\n"),
                           EndsWith("Принято: 1234567890 5")));
  ASSERT_THAT(server.submissions(), SizeIs(1));
  EXPECT_EQ(server.submissions()[0].request_id(), "id-1");
  EXPECT_EQ(server.submissions()[0].text(), "1234567890 5");
  EXPECT_EQ(server.submissions()[0].evidence().sender(), "79031234567");
}

TEST(Adapter, TellsTheDayOnWhichTheGatewayTookTheMessage) {
  sdk::FakeServer server(Accept);
  Gateway gateway(server.address());
  // The last second of June in Samara, and the first one of July.
  gateway.Exchange(Gateway::Message("id-1", "1234567890 5", "1404158399"));
  gateway.Exchange(Gateway::Message("id-2", "1234567890 5", "1404158400"));
  for (const char* none : {"", "yesterday", "-1", "99999999999999"}) {
    gateway.Exchange(Gateway::Message("id-3", "1234567890 5", none));
  }
  std::vector<std::string> days;
  for (const v1::Submission& submission : server.submissions()) {
    days.push_back(submission.handed_in_on());
  }
  EXPECT_THAT(
      days, ::testing::ElementsAre("2014-06-30", "2014-07-01", "", "", "", ""));
}

TEST(Adapter, Answers503WhileTheServerIsAwayAndTakesTheRepeat) {
  std::atomic<bool> away = true;
  sdk::FakeServer server([&](const v1::Submission& submission,
                             v1::SubmitReadingResponse& response) {
    return away ? sdk::ErrorFromServer(grpc::StatusCode::UNAVAILABLE,
                                       "STORE_UNAVAILABLE", 3)
                : Accept(submission, response);
  });
  Gateway gateway(server.address());
  EXPECT_THAT(
      gateway.Exchange(Gateway::Message("id-1", "1234567890 5")),
      AllOf(StartsWith("HTTP/1.1 503 "), HasSubstr("Retry-After: 3\r\n")));
  away = false;
  EXPECT_THAT(gateway.Exchange(Gateway::Message("id-1", "1234567890 5")),
              StartsWith("HTTP/1.1 200 "));
  for (const v1::Submission& submission : server.submissions()) {
    EXPECT_EQ(submission.request_id(), "id-1");
  }
  EXPECT_THAT(gateway.Metrics(),
              AllOf(HasSubstr("\nintake_sms_received_total 2\n"),
                    HasSubstr("\nintake_sms_answered_total 1\n"),
                    HasSubstr("\nintake_sms_unavailable_total 1\n"),
                    HasSubstr("\nintake_sms_waiting 0\n")));
}

TEST(Adapter, DoesNotLetKannelRepeatWhatIsNeverTakenAndLogsNoOnesData) {
  std::ostringstream log;
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>(
      "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
  sdk::FakeServer server([](const v1::Submission&, v1::SubmitReadingResponse&) {
    return grpc::Status(grpc::StatusCode::INVALID_ARGUMENT,
                        "submission.text: got 1234567890");
  });
  Gateway gateway(server.address());
  EXPECT_THAT(gateway.Exchange(Gateway::Message("id-1", "1234567890 5")),
              AllOf(StartsWith("HTTP/1.1 200 "), HasSubstr("не принято")));
  EXPECT_THAT(gateway.Metrics(), HasSubstr("\nintake_sms_rejected_total 1\n"));
  gateway.Stop();
  spdlog::set_default_logger(before);
  EXPECT_THAT(log.str(), AllOf(HasSubstr("id-1"), HasSubstr("rejected"),
                               Not(HasSubstr("1234567890")),
                               Not(HasSubstr("79031234567"))));
}

TEST(Adapter, GivesBackWhatItCannotHold) {
  absl::Notification release;
  sdk::FakeServer server([&](const v1::Submission& submission,
                             v1::SubmitReadingResponse& response) {
    release.WaitForNotification();
    return Accept(submission, response);
  });
  Gateway gateway(server.address(), {.submitting_max = 1, .waiting_max = 1});
  http::TestClient submitting(gateway.port());
  submitting.Send(Gateway::Message("id-1", "1"));
  while (server.submissions().empty()) std::this_thread::yield();
  http::TestClient waiting(gateway.port());
  waiting.Send(Gateway::Message("id-2", "2"));
  while (!absl::StrContains(gateway.Metrics(), "intake_sms_waiting 2\n")) {
    std::this_thread::yield();
  }
  EXPECT_THAT(gateway.Exchange(Gateway::Message("id-3", "3")),
              StartsWith("HTTP/1.1 503 "));
  release.Notify();
  EXPECT_THAT(submitting.ReadResponse(), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(waiting.ReadResponse(), StartsWith("HTTP/1.1 200 "));
}

TEST(Adapter, AnswersAllItHoldsBeforeItStops) {
  absl::Notification release;
  sdk::FakeServer server([&](const v1::Submission& submission,
                             v1::SubmitReadingResponse& response) {
    release.WaitForNotification();
    return Accept(submission, response);
  });
  Gateway gateway(server.address(), {.submitting_max = 2});
  std::vector<std::unique_ptr<http::TestClient>> clients;
  for (int i = 0; i < 10; ++i) {
    clients.push_back(std::make_unique<http::TestClient>(gateway.port()));
    clients.back()->Send(Gateway::Message(absl::StrCat("id-", i), "1"));
  }
  while (!absl::StrContains(gateway.Metrics(), "intake_sms_waiting 10\n")) {
    std::this_thread::yield();
  }
  std::thread stopping([&] { gateway.Stop(); });
  release.Notify();
  for (const auto& client : clients) {
    EXPECT_THAT(client->ReadResponse(), StartsWith("HTTP/1.1 200 "));
  }
  stopping.join();
}

TEST(Adapter, SubmitsEmptyAndLongTextsAndBytesThatAreNoText) {
  sdk::FakeServer server(Accept);
  Gateway gateway(server.address());
  for (const std::string& text :
       {std::string(), std::string(10 * 1024, '5'), std::string("\xff\0", 2),
        std::string(64 * 1024, '\xd0')}) {
    EXPECT_THAT(gateway.Exchange(Gateway::Message("id", text)),
                StartsWith("HTTP/1.1 200 "));
  }
  EXPECT_THAT(server.submissions(), SizeIs(4));
  EXPECT_THAT(
      gateway.Exchange(Gateway::Message("id", std::string(64 * 1024 + 1, '5'))),
      StartsWith("HTTP/1.1 413 "));
}

TEST(Adapter, RefusesRequestsThatAreNotKannels) {
  sdk::FakeServer server(Accept);
  Gateway gateway(server.address());
  const struct {
    std::string request_line;
    std::string answer;
  } kCases[] = {
      {"POST /sms", "HTTP/1.1 400 "},
      {"POST /sms?id=1", "HTTP/1.1 400 "},
      {"GET /sms?id=1&from=2", "HTTP/1.1 405 "},
      {"GET /other", "HTTP/1.1 404 "},
      {"POST /metrics", "HTTP/1.1 405 "},
      {"GET /healthz", "HTTP/1.1 200 "},
  };
  for (const auto& test : kCases) {
    EXPECT_THAT(gateway.Exchange(absl::StrCat(
                    test.request_line,
                    " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")),
                StartsWith(test.answer))
        << test.request_line;
  }
  EXPECT_THAT(server.submissions(), IsEmpty());
}

}  // namespace
}  // namespace intake::sms
