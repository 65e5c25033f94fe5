#include "channels/email/delivery.h"

#include <gmime/gmime.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::email {
namespace {

using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr char kMessage[] =
    "From: ivanov@example.com\n"
    "Message-ID: <1@example.com>\n\n"
    "1234567890 12389\n";

Verdict DeliverTo(const std::string& server,
                  absl::string_view message = kMessage) {
  g_mime_init();
  sdk::Client client(*sdk::Connect({.server = server}),
                     {.attempt_timeout = absl::Seconds(5),
                      .total_timeout = absl::Seconds(5),
                      .attempts_max = 2});
  return Deliver(message, {.sender = "bounces@example.com"}, client);
}

// A server that answers with this outcome.
sdk::FakeServer::Answer With(v1::Outcome outcome) {
  return [outcome](const v1::Submission& /*submission*/,
                   v1::SubmitReadingResponse& response) {
    response.mutable_receipt()->set_outcome(outcome);
    response.mutable_receipt()->set_text("Почта закрыта. Открыты: СМС.");
    return grpc::Status::OK;
  };
}

TEST(Delivery, HandsInTheReadingsWhileTheChannelIsOpen) {
  sdk::FakeServer server(With(v1::OUTCOME_ACCEPTED));
  EXPECT_EQ(DeliverTo(server.address()).result, Result::kAccepted);
  ASSERT_THAT(server.submissions(), SizeIs(1));
  EXPECT_EQ(server.submissions()[0].text(), "1234567890 12389");
  EXPECT_EQ(server.submissions()[0].evidence().sender(), "ivanov@example.com");
}

TEST(Delivery, ReturnsTheMessageOnceTheChannelIsClosed) {
  sdk::FakeServer server(With(v1::OUTCOME_REFUSED));
  const Verdict verdict = DeliverTo(server.address());
  EXPECT_EQ(verdict.result, Result::kRefused);
  EXPECT_EQ(verdict.line, "5.7.1 Почта закрыта. Открыты: СМС.");
}

TEST(Delivery, SubmitsMessagesThatSayNothing) {
  sdk::FakeServer server(With(v1::OUTCOME_REFUSED));
  for (const char* message : {"", "\n", "no header", "Subject: x\n\n"}) {
    EXPECT_EQ(DeliverTo(server.address(), message).result, Result::kRefused);
  }
  EXPECT_THAT(server.submissions(), SizeIs(4));
}

TEST(Delivery, DefersWhileTheServerIsAwayAndRepeatsTheSameSubmission) {
  sdk::FakeServer server([](const v1::Submission&, v1::SubmitReadingResponse&) {
    return sdk::ErrorFromServer(grpc::StatusCode::UNAVAILABLE,
                                "STORE_UNAVAILABLE", 0);
  });
  const Verdict verdict = DeliverTo(server.address());
  EXPECT_EQ(verdict.result, Result::kDeferred);
  EXPECT_THAT(verdict.line, StartsWith("4.3.0 "));
  ASSERT_THAT(server.submissions(), SizeIs(2));
  for (const v1::Submission& submission : server.submissions()) {
    EXPECT_EQ(submission.request_id(), "<1@example.com>");
  }
}

}  // namespace
}  // namespace intake::email
