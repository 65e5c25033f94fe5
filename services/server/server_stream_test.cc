// Streams and the server's end.

#include <string>
#include <thread>

#include "gtest/gtest.h"
#include "services/server/server_fixture.h"

namespace intake {
namespace {

class ServerStreamTest : public ServerFixture {
 protected:
  ServerStreamTest() {
    StartServer();
    ImportSamples();
    sms_ = KeyOf("sms");
    Prepare(sms_, context_);
    stream_ = intake_->StreamReadings(&context_);
  }

  // Whether it could be sent.
  bool Send(int number) {
    v1::StreamReadingsRequest request;
    *request.mutable_submission() =
        Typed("s" + std::to_string(number), "1234567890 150");
    return stream_->Write(request);
  }

  void WaitUntilReceived(int64_t count) {
    while (GetStatus().response.counts().received() < count) {
    }
  }

  std::string sms_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::StreamReadingsRequest,
                                           v1::StreamReadingsResponse>>
      stream_;
};

TEST_F(ServerStreamTest, AnswersInOrderAndEndsWithTheClient) {
  std::thread writer([this] {
    for (int i = 0; i < 1000; ++i) Send(i);
    stream_->WritesDone();
  });
  v1::StreamReadingsResponse response;
  int next = 0;
  while (stream_->Read(&response)) {
    EXPECT_EQ(response.request_id(), "s" + std::to_string(next++));
    EXPECT_TRUE(response.result().has_response());
  }
  writer.join();
  EXPECT_EQ(next, 1000);
  EXPECT_TRUE(stream_->Finish().ok());
}

TEST_F(ServerStreamTest,
       AnswersThatMayShareAMessageStayInOrderWithThoseThatNot) {
  constexpr int kCount = 1000;
  std::thread writer([this] {
    v1::StreamReadingsRequest request;
    for (int i = 0; i < kCount; ++i) {
      *request.mutable_submission() =
          Typed("s" + std::to_string(i), "1234567890 150");
      request.set_answers_together(i % 10 != 7);
      stream_->Write(request);
    }
    stream_->WritesDone();
  });
  v1::StreamReadingsResponse response;
  int next = 0;
  while (stream_->Read(&response)) {
    if (response.answers().empty()) {
      EXPECT_EQ(response.request_id(), "s" + std::to_string(next));
      EXPECT_EQ(next % 10, 7);
      EXPECT_TRUE(response.result().has_response());
      ++next;
    }
    for (const v1::StreamedAnswer& answer : response.answers()) {
      EXPECT_EQ(answer.request_id(), "s" + std::to_string(next));
      EXPECT_NE(next % 10, 7);
      EXPECT_TRUE(answer.result().has_response());
      ++next;
    }
  }
  writer.join();
  EXPECT_EQ(next, kCount);
  EXPECT_TRUE(stream_->Finish().ok());
}

TEST_F(ServerStreamTest, AnswersAnInvalidSubmissionAndGoesOn) {
  v1::StreamReadingsRequest request;
  request.mutable_submission()->set_request_id("bad");
  ASSERT_TRUE(stream_->Write(request));
  ASSERT_TRUE(Send(1));
  v1::StreamReadingsResponse response;
  ASSERT_TRUE(stream_->Read(&response));
  EXPECT_EQ(response.request_id(), "bad");
  EXPECT_EQ(response.result().error().code(), 3);
  ASSERT_TRUE(stream_->Read(&response));
  EXPECT_EQ(response.request_id(), "s1");
  stream_->WritesDone();
  EXPECT_TRUE(stream_->Finish().ok());
}

TEST_F(ServerStreamTest, WaitsForAClientThatStopsReading) {
  constexpr int kCount = 3000;
  std::thread writer([this] {
    for (int i = 0; i < kCount; ++i) Send(i);
    stream_->WritesDone();
  });
  WaitUntilReceived(256);
  // Others are served meanwhile.
  EXPECT_TRUE(Submit(sms_, Typed("other", "1234567890 150")).status.ok());
  v1::StreamReadingsResponse response;
  int next = 0;
  while (stream_->Read(&response)) {
    EXPECT_EQ(response.request_id(), "s" + std::to_string(next++));
  }
  writer.join();
  EXPECT_EQ(next, kCount);
}

TEST_F(ServerStreamTest, ForgetsAClientThatGoesAway) {
  for (int i = 0; i < 100; ++i) Send(i);
  WaitUntilReceived(1);
  context_.TryCancel();
  EXPECT_EQ(stream_->Finish().error_code(), grpc::StatusCode::CANCELLED);
  server_->Shutdown();
}

TEST_F(ServerStreamTest, RefusesAStreamWithoutAKey) {
  grpc::ClientContext context;
  Prepare("", context);
  EXPECT_EQ(intake_->StreamReadings(&context)->Finish().error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(ServerStreamTest, AnswersWhatItHasTakenWhenToldToStop) {
  constexpr int kCount = 200;
  for (int i = 0; i < kCount; ++i) ASSERT_TRUE(Send(i));
  WaitUntilReceived(kCount);
  std::thread stopper([this] { server_->Shutdown(); });
  v1::StreamReadingsResponse response;
  int answered = 0;
  while (stream_->Read(&response)) {
    EXPECT_TRUE(response.result().has_response());
    ++answered;
  }
  stopper.join();
  EXPECT_EQ(answered, kCount);
  EXPECT_EQ(stream_->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ServerStreamTest, TakesNoCallOnceItHasStopped) {
  stream_->WritesDone();
  EXPECT_TRUE(stream_->Finish().ok());
  server_->Shutdown();
  EXPECT_EQ(Submit(sms_, Typed("late", "1234567890 150")).status.error_code(),
            grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace intake
