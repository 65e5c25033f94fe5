// The progress of long work that goes on whether or not its caller stays, told
// while it runs.

#ifndef INTAKE_SERVICES_RPC_PROGRESS_STREAM_H_
#define INTAKE_SERVICES_RPC_PROGRESS_STREAM_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "google/protobuf/message.h"
#include "services/rpc/executor.h"

namespace intake {

// Owns itself: deleted when gRPC is done with the call, which is never before
// the work has ended. A slow client hears of fewer steps, but always of the
// last. Thread-safe.
class ProgressStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  using Report = std::function<void(const google::protobuf::Message& message)>;
  // Does the work, and says how the call ends.
  using Work = std::function<absl::Status(const Report& report)>;

  // A refused call, when `refusal` is not OK. The executor outlives the object.
  ProgressStream(const absl::Status& refusal, Executor& executor, Work work);

 private:
  void OnWriteDone(bool ok) override;
  void OnDone() override { delete this; }

  void Send(const google::protobuf::Message& message);
  void End(const absl::Status& status);
  // Starts the next write; answers how the call ends when it is over.
  std::optional<absl::Status> Proceed() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void FinishWith(const absl::Status& end);

  const Work work_;
  grpc::ByteBuffer response_;

  absl::Mutex mutex_;
  std::optional<grpc::ByteBuffer> next_ ABSL_GUARDED_BY(mutex_);
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool writing_ended_ ABSL_GUARDED_BY(mutex_) = false;
  std::optional<absl::Status> end_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_PROGRESS_STREAM_H_
