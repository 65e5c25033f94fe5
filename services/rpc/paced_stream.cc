#include "services/rpc/paced_stream.h"

#include <utility>

#include "absl/time/time.h"
#include "core/base/error.h"
#include "services/convert/message_bytes.h"
#include "services/convert/status_convert.h"

namespace intake {
namespace {

constexpr absl::Duration kRetryAfter = absl::Seconds(1);

}  // namespace

PacedStream::PacedStream(Executor& executor, OpenStreams& streams,
                         Produce produce)
    : streams_(streams), produce_(std::move(produce)) {
  streams_.Add(this);
  const absl::Status queued = executor.Run([this] { Run(); });
  if (!queued.ok()) Finish(GrpcStatusFrom(queued));
}

void PacedStream::EndReading() {
  absl::MutexLock lock(&mutex_);
  stopping_ = true;
}

void PacedStream::OnWriteDone(bool ok) {
  absl::MutexLock lock(&mutex_);
  writing_ = false;
  if (!ok) client_gone_ = true;
}

void PacedStream::OnCancel() {
  absl::MutexLock lock(&mutex_);
  client_gone_ = true;
}

void PacedStream::OnDone() {
  streams_.Remove(this);
  delete this;
}

void PacedStream::Run() {
  const auto is_over = [this] {
    absl::MutexLock lock(&mutex_);
    return over();
  };
  absl::Status end = absl::CancelledError("the client has gone");
  if (!is_over()) {
    end = produce_([this](const google::protobuf::Message& message) {
      return SendMessage(message);
    });
  }
  {
    const auto has_written = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
      return !writing_;
    };
    absl::MutexLock lock(&mutex_);
    // gRPC wants no write under way; a client that is gone ends it.
    mutex_.Await(absl::Condition(&has_written));
    if (stopping_ && !end.ok()) {
      end =
          RetryableError(absl::StatusCode::kUnavailable, "SHUTTING_DOWN",
                         "the server is shutting down; ask again", kRetryAfter);
    }
  }
  // The object may be gone once this has begun.
  Finish(GrpcStatusFrom(end));
}

bool PacedStream::SendMessage(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes = SerializeMessage(message);
  const auto may_write = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return !writing_ || over();
  };
  {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(&may_write));
    if (over()) return false;
    writing_ = true;
    response_.Swap(&bytes);
  }
  StartWrite(&response_);
  return true;
}

}  // namespace intake
