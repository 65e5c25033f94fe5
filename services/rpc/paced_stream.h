// A stream of answers at the pace at which its client takes them.

#ifndef INTAKE_SERVICES_RPC_PACED_STREAM_H_
#define INTAKE_SERVICES_RPC_PACED_STREAM_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <functional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "google/protobuf/message.h"
#include "services/rpc/executor.h"
#include "services/rpc/open_streams.h"

namespace intake {

// Owns itself: deleted when gRPC is done with the call, which is never before
// `produce` has returned. Thread-safe.
class PacedStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer>,
                          public OpenStreams::Stream {
 public:
  // Blocks until the message before has gone out, so that one at most waits in
  // memory. False: nobody takes it any more.
  using Send = std::function<bool(const google::protobuf::Message& message)>;
  // Makes the answers and says how the call ends; returns soon after `send` has
  // answered false.
  using Produce = std::function<absl::Status(const Send& send)>;

  // Has `produce` run by `executor`, unless the call is over before its turn
  // comes. Executor and streams outlive the object.
  PacedStream(Executor& executor, OpenStreams& streams, Produce produce);

  // The call ends with UNAVAILABLE `SHUTTING_DOWN`.
  void EndReading() override;

 private:
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  void Run();
  bool SendMessage(const google::protobuf::Message& message);
  bool over() const ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return client_gone_ || stopping_;
  }

  OpenStreams& streams_;
  const Produce produce_;
  // Used by gRPC alone while a write is under way.
  grpc::ByteBuffer response_;

  absl::Mutex mutex_;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool client_gone_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_PACED_STREAM_H_
