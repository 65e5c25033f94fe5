// The progress of a rebuild of the views, told while it runs.

#ifndef INTAKE_SERVICES_RPC_REBUILD_STREAM_H_
#define INTAKE_SERVICES_RPC_REBUILD_STREAM_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "core/ports/store_maintenance.h"
#include "services/rpc/executor.h"

namespace intake {

// Owns itself: deleted when gRPC is done with the call, which is never before
// the rebuild has ended. A slow client hears of fewer steps. Thread-safe.
class RebuildStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  // A refused call, when `refusal` is not OK.
  RebuildStream(const absl::Status& refusal, StoreMaintenance& maintenance,
                Executor& executor);

 private:
  void OnWriteDone(bool ok) override;
  void OnDone() override { delete this; }

  void Report(uint64_t done, uint64_t total);
  void End(const absl::Status& status);
  // Starts the next write; answers how the call ends when it is over.
  std::optional<absl::Status> Proceed() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void FinishWith(const absl::Status& end);

  grpc::ByteBuffer response_;

  absl::Mutex mutex_;
  std::optional<grpc::ByteBuffer> next_ ABSL_GUARDED_BY(mutex_);
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool writing_ended_ ABSL_GUARDED_BY(mutex_) = false;
  std::optional<absl::Status> end_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_REBUILD_STREAM_H_
