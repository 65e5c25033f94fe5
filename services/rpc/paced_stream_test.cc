#include "services/rpc/paced_stream.h"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "core/base/error.h"
#include "intake/v1/operations_service.grpc.pb.h"

namespace intake {
namespace {

using Generated = v1::OperationsService;

// Serves streams that `produce` makes.
class Streams final
    : public Generated::WithRawCallbackMethod_ReplayRules<Generated::Service> {
 public:
  explicit Streams(PacedStream::Produce produce)
      : produce_(std::move(produce)) {
    int port = 0;
    server_ = grpc::ServerBuilder()
                  .AddListeningPort("127.0.0.1:0",
                                    grpc::InsecureServerCredentials(), &port)
                  .RegisterService(this)
                  .BuildAndStart();
    stub_ = Generated::NewStub(grpc::CreateChannel(
        absl::StrCat("127.0.0.1:", port), grpc::InsecureChannelCredentials()));
  }
  ~Streams() override {
    server_->Shutdown();
    executor_.Stop();
  }

  grpc::ServerWriteReactor<grpc::ByteBuffer>* ReplayRules(
      grpc::CallbackServerContext*, const grpc::ByteBuffer*) override {
    return new PacedStream(executor_, open_, produce_);
  }

  std::unique_ptr<grpc::ClientReader<v1::ReplayRulesResponse>> Open(
      grpc::ClientContext& context) {
    return stub_->ReplayRules(&context, v1::ReplayRulesRequest());
  }
  OpenStreams& open() { return open_; }
  Executor& executor() { return executor_; }

 private:
  const PacedStream::Produce produce_;
  Executor executor_{1, 1};
  OpenStreams open_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Generated::Stub> stub_;
};

v1::ReplayRulesResponse Message(int64_t number) {
  v1::ReplayRulesResponse message;
  message.set_events_done(number);
  // Large enough for a stream to stand still soon.
  message.mutable_change()->set_account_number(std::string(10'000, '7'));
  return message;
}

// Never ends by itself; tells when it has.
class Endless {
 public:
  PacedStream::Produce produce() {
    return [this](const PacedStream::Send& send) {
      for (int64_t i = 0; send(Message(i)); ++i) {
        if (i == 0) begun_.Notify();
      }
      ended_.Notify();
      return absl::CancelledError("ended");
    };
  }
  void WaitUntilBegun() { begun_.WaitForNotification(); }
  void WaitUntilEnded() { ended_.WaitForNotification(); }

 private:
  absl::Notification begun_;
  absl::Notification ended_;
};

TEST(PacedStream, SendsEveryMessageInOrderAndThenItsStatus) {
  constexpr int64_t kCount = 2000;
  for (const absl::Status& end :
       {absl::OkStatus(), absl::DataLossError("damaged")}) {
    Streams streams([&end](const PacedStream::Send& send) {
      for (int64_t i = 0; i < kCount; ++i) EXPECT_TRUE(send(Message(i)));
      return end;
    });
    grpc::ClientContext context;
    const auto stream = streams.Open(context);
    v1::ReplayRulesResponse message;
    int64_t next = 0;
    while (stream->Read(&message)) EXPECT_EQ(message.events_done(), next++);
    EXPECT_EQ(next, kCount);
    EXPECT_EQ(static_cast<int>(stream->Finish().error_code()),
              static_cast<int>(end.code()));
  }
}

TEST(PacedStream, EndsWhenItsClientGoesAway) {
  Endless endless;
  Streams streams(endless.produce());
  grpc::ClientContext context;
  const auto stream = streams.Open(context);
  v1::ReplayRulesResponse message;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(stream->Read(&message));
  context.TryCancel();
  endless.WaitUntilEnded();
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST(PacedStream, EndsWithTheServerThoughItsClientReadsNothing) {
  Endless endless;
  Streams streams(endless.produce());
  grpc::ClientContext context;
  const auto stream = streams.Open(context);
  endless.WaitUntilBegun();
  streams.open().EndAll();
  endless.WaitUntilEnded();
  v1::ReplayRulesResponse message;
  while (stream->Read(&message)) {
  }
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST(PacedStream, IsRefusedWhereNothingRunsIt) {
  Streams streams([](const PacedStream::Send&) { return absl::OkStatus(); });
  streams.executor().Stop();
  grpc::ClientContext context;
  EXPECT_EQ(streams.Open(context)->Finish().error_code(),
            grpc::StatusCode::UNAVAILABLE);
}

TEST(PacedStream, NeverBeginsOnceTheServerEnds) {
  bool begun = false;
  Streams streams([&begun](const PacedStream::Send&) {
    begun = true;
    return absl::OkStatus();
  });
  streams.open().EndAll();
  grpc::ClientContext context;
  EXPECT_EQ(streams.Open(context)->Finish().error_code(),
            grpc::StatusCode::UNAVAILABLE);
  EXPECT_FALSE(begun);
}

}  // namespace
}  // namespace intake
