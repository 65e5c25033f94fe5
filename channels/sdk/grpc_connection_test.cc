#include "channels/sdk/grpc_connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "absl/synchronization/notification.h"
#include "channels/sdk/client.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/status.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::sdk {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr absl::Duration kTimeout = absl::Seconds(20);

grpc::Status Accept(const v1::Submission&,
                    v1::SubmitReadingResponse& response) {
  response.mutable_receipt()->set_outcome(v1::OUTCOME_ACCEPTED);
  return grpc::Status::OK;
}

std::shared_ptr<Connection> ConnectTo(const std::string& server,
                                      const std::string& key_file = "") {
  auto connection = Connect({.server = server, .key_file = key_file});
  EXPECT_TRUE(connection.ok()) << connection.status();
  return *connection;
}

v1::SubmitReadingRequest Request(const std::string& id) {
  v1::SubmitReadingRequest request;
  request.mutable_submission()->set_request_id(id);
  return request;
}

TEST(GrpcConnection, CarriesTheKeyOnEveryCall) {
  const TemporaryFolder folder;
  FakeServer server(Accept);
  const auto connection =
      ConnectTo(server.address(), folder.Write("key", "sms.secret\n"));
  for (int i = 0; i < 2; ++i) {
    const auto response = connection->SubmitReading(Request("1"), kTimeout);
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_EQ(response->receipt().outcome(), v1::OUTCOME_ACCEPTED);
  }
  EXPECT_THAT(server.authorizations(),
              ElementsAre("Bearer sms.secret", "Bearer sms.secret"));
}

TEST(GrpcConnection, SendsNoKeyWhereNoneIsConfigured) {
  FakeServer server(Accept);
  EXPECT_TRUE(
      ConnectTo(server.address())->SubmitReading(Request("1"), kTimeout).ok());
  EXPECT_THAT(server.authorizations(), ElementsAre(""));
}

TEST(GrpcConnection, TakesAReplacedKeyWithoutARestart) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("key", "old");
  FakeServer server([&](const v1::Submission&, v1::SubmitReadingResponse&) {
    return server.authorizations().back() == "Bearer new"
               ? grpc::Status::OK
               : ErrorFromServer(grpc::StatusCode::UNAUTHENTICATED,
                                 "KEY_UNKNOWN");
  });
  const auto connection = ConnectTo(server.address(), path);
  EXPECT_EQ(
      ReasonOf(connection->SubmitReading(Request("1"), kTimeout).status()),
      "KEY_UNKNOWN");
  folder.Write("key", "new");
  EXPECT_TRUE(connection->SubmitReading(Request("2"), kTimeout).ok());
  EXPECT_THAT(server.authorizations(),
              ElementsAre("Bearer old", "Bearer old", "Bearer new"));
}

TEST(GrpcConnection, IsUnavailableWhileThereIsNoServer) {
  std::string address;
  {
    FakeServer server(Accept);
    address = server.address();
  }
  EXPECT_EQ(
      ConnectTo(address)->SubmitReading(Request("1"), kTimeout).status().code(),
      absl::StatusCode::kUnavailable);
}

TEST(GrpcConnection, EndsACallAtItsDeadline) {
  absl::Notification end;
  FakeServer server([&](const v1::Submission&, v1::SubmitReadingResponse&) {
    end.WaitForNotification();
    return grpc::Status::OK;
  });
  EXPECT_EQ(ConnectTo(server.address())
                ->SubmitReading(Request("1"), absl::Milliseconds(50))
                .status()
                .code(),
            absl::StatusCode::kDeadlineExceeded);
  end.Notify();
}

TEST(GrpcConnection, TellsWhyAStreamEnded) {
  FakeServer server(Accept);
  const auto connection = ConnectTo(server.address());
  const auto stream = connection->ImportAccounts();
  stream->CloseSending().IgnoreError();
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(stream->Receive().status().code(),
              absl::StatusCode::kUnimplemented);
  }
}

TEST(GrpcConnection, CancelsAStreamThatIsDropped) {
  FakeServer server(Accept);
  ConnectTo(server.address())->StreamReadings();
}

TEST(GrpcConnection, RefusesPlainTextToOtherMachines) {
  for (const char* server :
       {"127.0.0.1:7410", "127.8.9.1:1", "localhost:7410", "[::1]:7410",
        "unix:/run/intake.sock", "dns:///localhost:1", "ipv4:127.0.0.1:7"}) {
    EXPECT_TRUE(Connect({.server = server}).ok()) << server;
  }
  for (const char* server :
       {"10.0.0.1:7410", "intake.example:7410", "localhost.example:1",
        "[::2]:7410", "127.0.0.1.example:1", "128.0.0.1:1", "", "0.0.0.0:1",
        "ipv4:127.0.0.1:7,10.0.0.1:7"}) {
    EXPECT_EQ(Connect({.server = server}).status().code(),
              absl::StatusCode::kInvalidArgument)
        << server;
    EXPECT_TRUE(
        Connect({.server = server, .plaintext_to_other_machines = true}).ok());
  }
}

TEST(GrpcConnection, RefusesOptionsThatContradictEachOther) {
  const TemporaryFolder folder;
  const std::string pem = folder.Write("pem", "-----BEGIN CERTIFICATE-----\n");
  const ConnectionOptions kBad[] = {
      {.authorities_file = pem},
      {.certificate_file = pem, .private_key_file = pem},
      {.tls = true, .certificate_file = pem},
      {.tls = true, .private_key_file = pem},
      {.tls = true, .authorities_file = folder.Write("text", "no PEM")},
  };
  for (const ConnectionOptions& options : kBad) {
    EXPECT_EQ(Connect(options).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(Connect({.tls = true, .authorities_file = folder.path() + "/none"})
                .status()
                .code(),
            absl::StatusCode::kNotFound);
}

TEST(Client, ResendsTheSameSubmissionUntilItIsAnswered) {
  std::atomic<int> calls = 0;
  FakeServer server([&](const v1::Submission& submission,
                        v1::SubmitReadingResponse& response) {
    if (++calls < 3) {
      return ErrorFromServer(grpc::StatusCode::RESOURCE_EXHAUSTED, "QUEUE_FULL",
                             2);
    }
    return Accept(submission, response);
  });
  FakeClock clock;
  Client client(ConnectTo(server.address()),
                {.attempt_timeout = kTimeout, .total_timeout = kTimeout},
                clock);
  const auto response = client.Submit(Request("same").submission());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->receipt().outcome(), v1::OUTCOME_ACCEPTED);
  EXPECT_THAT(clock.sleeps(), SizeIs(2));
  ASSERT_THAT(server.submissions(), SizeIs(3));
  for (const v1::Submission& submission : server.submissions()) {
    EXPECT_EQ(submission.request_id(), "same");
  }
}

TEST(Client, ResendsTheSameConfirmationUntilItIsAnswered) {
  std::atomic<int> calls = 0;
  FakeServer server([&](const v1::Submission& submission,
                        v1::SubmitReadingResponse& response) {
    if (++calls < 2) {
      return ErrorFromServer(grpc::StatusCode::UNAVAILABLE, "STORE_UNAVAILABLE",
                             2);
    }
    return Accept(submission, response);
  });
  FakeClock clock;
  Client client(ConnectTo(server.address()),
                {.attempt_timeout = kTimeout, .total_timeout = kTimeout},
                clock);
  v1::ConfirmReadingRequest request;
  request.set_request_id("same");
  request.mutable_answer()->set_code("000-013");
  const auto response = client.Confirm(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->receipt().outcome(), v1::OUTCOME_ACCEPTED);
  ASSERT_THAT(server.submissions(), SizeIs(2));
  for (const v1::Submission& submission : server.submissions()) {
    EXPECT_EQ(submission.request_id(), "same");
    EXPECT_EQ(submission.answer().code(), "000-013");
  }
}

TEST(GrpcConnection, ReachesTheServicesOfStaffBillingAndOperators) {
  FakeServer server(Accept);
  const auto connection = ConnectTo(server.address());
  // Another service than IntakeService is not there.
  EXPECT_TRUE(absl::IsUnimplemented(
      connection->ListHeld(v1::ListHeldRequest(), kTimeout).status()));
  EXPECT_TRUE(absl::IsUnimplemented(
      connection->ListChanges(v1::ListChangesRequest(), kTimeout).status()));
  EXPECT_TRUE(absl::IsUnimplemented(
      connection->ReplayRules(v1::ReplayRulesRequest())->Receive().status()));
}

}  // namespace
}  // namespace intake::sdk
