// Streams over gRPC. Only for grpc_connection.cc.

#ifndef INTAKE_CHANNELS_SDK_GRPC_STREAM_H_
#define INTAKE_CHANNELS_SDK_GRPC_STREAM_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/sync_stream.h>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "channels/sdk/grpc_status.h"
#include "channels/sdk/stream.h"

namespace intake::sdk {

// What both kinds of stream share: receiving, and how a stream ends. `Stream`
// is gRPC's reader or reader-writer of `Response`.
template <typename Stream, typename Response>
class GrpcReceiver {
 public:
  using OnError = std::function<void(const absl::Status&)>;

  // `on_error` hears of the status with which the stream broke, once.
  GrpcReceiver(std::unique_ptr<grpc::ClientContext> context,
               std::unique_ptr<Stream> stream, OnError on_error)
      : context_(std::move(context)),
        stream_(std::move(stream)),
        on_error_(std::move(on_error)) {}

  ~GrpcReceiver() {
    if (end_) return;
    context_->TryCancel();
    // gRPC wants every stream finished; how a cancelled one ends matters not.
    stream_->Finish().IgnoreError();
  }

  Stream& stream() { return *stream_; }
  void Cancel() { context_->TryCancel(); }

  absl::StatusOr<std::optional<Response>> Receive() {
    Response response;
    if (!end_ && stream_->Read(&response)) {
      return std::optional(std::move(response));
    }
    if (!end_) {
      end_ = StatusFromGrpc(stream_->Finish());
      if (!end_->ok()) on_error_(*end_);
    }
    if (!end_->ok()) return *end_;
    return std::optional<Response>();
  }

 private:
  const std::unique_ptr<grpc::ClientContext> context_;
  const std::unique_ptr<Stream> stream_;
  const OnError on_error_;
  std::optional<absl::Status> end_;
};

template <typename Response>
class GrpcResponseStream final : public ResponseStream<Response> {
 public:
  using Receiver = GrpcReceiver<grpc::ClientReader<Response>, Response>;

  template <typename... Args>
  explicit GrpcResponseStream(Args&&... args)
      : receiver_(std::forward<Args>(args)...) {}

  absl::StatusOr<std::optional<Response>> Receive() override {
    return receiver_.Receive();
  }

 private:
  Receiver receiver_;
};

template <typename Request, typename Response>
class GrpcDuplexStream final : public DuplexStream<Request, Response> {
 public:
  using Receiver =
      GrpcReceiver<grpc::ClientReaderWriter<Request, Response>, Response>;

  template <typename... Args>
  explicit GrpcDuplexStream(Args&&... args)
      : receiver_(std::forward<Args>(args)...) {}

  absl::StatusOr<std::optional<Response>> Receive() override {
    return receiver_.Receive();
  }
  absl::Status Send(const Request& request) override {
    return Sent(receiver_.stream().Write(request));
  }
  absl::Status CloseSending() override {
    return Sent(receiver_.stream().WritesDone());
  }
  void Cancel() override { receiver_.Cancel(); }

 private:
  static absl::Status Sent(bool ok) {
    return ok ? absl::OkStatus() : absl::CancelledError("the stream has ended");
  }

  Receiver receiver_;
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_GRPC_STREAM_H_
