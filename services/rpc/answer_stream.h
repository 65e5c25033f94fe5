// A stream of requests, each answered once, in order. Several requests may be
// under way at a time; the stream reads on only as fast as answers are taken.
// Answers that are ready together may share a message.

#ifndef INTAKE_SERVICES_RPC_ANSWER_STREAM_H_
#define INTAKE_SERVICES_RPC_ANSWER_STREAM_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/rpc/open_streams.h"
#include "services/rpc/request_places.h"

namespace intake {

// A serialized message.
struct StreamAnswer {
  std::string bytes;
  // It may be merged with joinable ones behind it: their bytes one after the
  // other are a message as well, as Protobuf has it.
  bool joinable = false;
};

// Owns itself: deleted when gRPC is done with the call, which is never before
// every request has had its answer. Thread-safe.
class AnswerStream final
    : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
      public OpenStreams::Stream {
 public:
  // An error ends the call with it, after the answers before it.
  using Answer = std::function<void(absl::StatusOr<StreamAnswer>)>;
  // Returns at once; calls `answer` exactly once, from any thread.
  using Handle =
      std::function<void(const grpc::ByteBuffer& request, Answer answer)>;

  // At most `pending_max` requests are without a sent answer, and each is
  // handled once there is a place for it. `streams` and `places` outlive the
  // object.
  AnswerStream(size_t pending_max, Handle handle, OpenStreams& streams,
               RequestPlaces& places);

  void EndReading() override;

 private:
  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // Has the request handled that was read as `number`.
  void HandleRequest(uint64_t number);
  void SetAnswer(uint64_t number, absl::StatusOr<StreamAnswer> answer);

  // Starts the next read and the next write where they may be. When it answers
  // a status, the call is over and whoever asked ends it with that, after
  // releasing the mutex and as the last thing done with the object.
  std::optional<absl::Status> Proceed() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void FinishWith(const absl::Status& end);

  // Whether the first request has its answer.
  bool IsAnswered() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return !pending_.empty() && pending_.front().has_value();
  }
  // REQUIRES: it has, here and below.
  absl::StatusOr<StreamAnswer> TakeAnswer()
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // With those behind it that may share its message.
  absl::StatusOr<StreamAnswer> TakeJoinedAnswers()
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const size_t pending_max_;
  const Handle handle_;
  OpenStreams& streams_;
  RequestPlaces& places_;
  // Used by gRPC alone while the operation is under way.
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;

  absl::Mutex mutex_;
  // Of requests whose answer is not sent; none while not answered. The first
  // one has the number `first_`.
  std::deque<std::optional<absl::StatusOr<StreamAnswer>>> pending_
      ABSL_GUARDED_BY(mutex_);
  uint64_t first_ ABSL_GUARDED_BY(mutex_) = 0;
  size_t unanswered_ ABSL_GUARDED_BY(mutex_) = 0;
  // Until the request that was read is handled, another must not take its room,
  // nor the object go.
  bool reading_ ABSL_GUARDED_BY(mutex_) = true;
  bool handling_ ABSL_GUARDED_BY(mutex_) = false;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  // No more requests will be read.
  bool reading_ended_ ABSL_GUARDED_BY(mutex_) = false;
  // No more answers can be sent.
  bool writing_ended_ ABSL_GUARDED_BY(mutex_) = false;
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
  // What the call ends with.
  absl::Status end_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_ANSWER_STREAM_H_
