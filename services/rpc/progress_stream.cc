#include "services/rpc/progress_stream.h"

#include <utility>

#include "services/convert/message_bytes.h"
#include "services/convert/status_convert.h"

namespace intake {

ProgressStream::ProgressStream(const absl::Status& refusal, Executor& executor,
                               Work work)
    : work_(std::move(work)) {
  absl::Status status = refusal;
  if (status.ok()) {
    status = executor.Run([this] {
      End(work_(
          [this](const google::protobuf::Message& message) { Send(message); }));
    });
  }
  if (!status.ok()) Finish(GrpcStatusFrom(status));
}

void ProgressStream::OnWriteDone(bool ok) {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    writing_ = false;
    if (!ok) writing_ended_ = true;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

void ProgressStream::Send(const google::protobuf::Message& message) {
  absl::MutexLock lock(&mutex_);
  next_ = SerializeMessage(message);
  // The work goes on, so the call is not over.
  (void)Proceed();
}

void ProgressStream::End(const absl::Status& status) {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    end_ = status;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

std::optional<absl::Status> ProgressStream::Proceed() {
  if (writing_) return std::nullopt;
  if (next_ && !writing_ended_) {
    writing_ = true;
    response_ = *std::exchange(next_, std::nullopt);
    StartWrite(&response_);
    return std::nullopt;
  }
  return end_;
}

void ProgressStream::FinishWith(const absl::Status& end) {
  Finish(GrpcStatusFrom(end));
}

}  // namespace intake
