#include "tests/fault/stream_crowd.h"

#include <grpcpp/grpcpp.h>

#include <functional>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

constexpr absl::Duration kDeadline = absl::Minutes(10);
// What the client's side of a stream holds of answers that nobody reads. Left
// to itself gRPC makes it grow to megabytes.
constexpr int kWindowBytes = 64 * 1024;

std::shared_ptr<grpc::Channel> ConnectWithSmallWindows(
    const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, kWindowBytes);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(),
                                   arguments);
}

}  // namespace

class CrowdStream final
    : public grpc::ClientBidiReactor<v1::StreamReadingsRequest,
                                     v1::StreamReadingsResponse> {
 public:
  using Next = std::function<v1::Submission()>;

  CrowdStream(v1::IntakeService::Stub& stub, const std::string& key, Next next)
      : next_(std::move(next)) {
    Prepare(key, kDeadline, context_);
    stub.async()->StreamReadings(&context_, this);
    // Sends may come until Cancel.
    AddHold();
    StartCall();
  }

  void Send(size_t readings, bool reads) {
    {
      absl::MutexLock lock(&mutex_);
      left_ = readings - 1;
      is_answered_ = false;
    }
    *request_.mutable_submission() = next_();
    if (reads) StartRead(&response_);
    StartWrite(&request_);
  }

  // Whether a receipt has come by then.
  bool AwaitAnswer(absl::Time deadline) {
    absl::MutexLock lock(&mutex_);
    mutex_.AwaitWithDeadline(absl::Condition(&is_answered_), deadline);
    return is_answered_ && response_.result().has_response();
  }

  void Cancel() {
    context_.TryCancel();
    RemoveHold();
  }

  void AwaitEnd() {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(&is_done_));
  }

 private:
  void OnReadDone(bool ok) override {
    absl::MutexLock lock(&mutex_);
    if (!ok) response_.Clear();
    is_answered_ = true;
  }

  void OnWriteDone(bool ok) override {
    {
      absl::MutexLock lock(&mutex_);
      if (!ok || left_ == 0) return;
      --left_;
    }
    *request_.mutable_submission() = next_();
    StartWrite(&request_);
  }

  void OnDone(const grpc::Status& /*status*/) override {
    absl::MutexLock lock(&mutex_);
    is_done_ = true;
  }

  const Next next_;
  grpc::ClientContext context_;
  v1::StreamReadingsRequest request_;
  v1::StreamReadingsResponse response_;
  absl::Mutex mutex_;
  size_t left_ ABSL_GUARDED_BY(mutex_) = 0;
  bool is_answered_ ABSL_GUARDED_BY(mutex_) = false;
  bool is_done_ ABSL_GUARDED_BY(mutex_) = false;
};

StreamCrowd::StreamCrowd(const CrowdOptions& options)
    : options_(options), next_number_(options.first_number) {
  std::vector<std::unique_ptr<v1::IntakeService::Stub>> stubs;
  for (size_t i = 0; i < options.connections; ++i) {
    stubs.push_back(
        v1::IntakeService::NewStub(ConnectWithSmallWindows(options.address)));
  }
  for (size_t i = 0; i < options.streams; ++i) {
    streams_.push_back(std::make_unique<CrowdStream>(
        *stubs[i % stubs.size()], options.channel_key,
        [this] { return options_.make_submission(next_number_++); }));
  }
}

StreamCrowd::~StreamCrowd() { Cancel(); }

size_t StreamCrowd::SendAndRead(absl::Duration timeout) {
  for (const auto& stream : streams_) {
    stream->Send(1, /*reads=*/true);
  }
  const absl::Time deadline = absl::Now() + timeout;
  size_t answered = 0;
  for (const auto& stream : streams_) {
    if (stream->AwaitAnswer(deadline)) ++answered;
  }
  return answered;
}

void StreamCrowd::SendWithoutReading(size_t readings) {
  for (const auto& stream : streams_) {
    stream->Send(readings, /*reads=*/false);
  }
}

void StreamCrowd::Cancel() {
  for (const auto& stream : streams_) stream->Cancel();
  for (const auto& stream : streams_) stream->AwaitEnd();
  streams_.clear();
}

}  // namespace intake::testing
