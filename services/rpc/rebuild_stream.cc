#include "services/rpc/rebuild_stream.h"

#include <utility>

#include "intake/v1/operations_service.pb.h"
#include "services/convert/message_bytes.h"
#include "services/convert/status_convert.h"

namespace intake {

RebuildStream::RebuildStream(const absl::Status& refusal,
                             StoreMaintenance& maintenance,
                             Executor& executor) {
  absl::Status status = refusal;
  if (status.ok()) {
    status = executor.Run([this, &maintenance] {
      End(maintenance.RebuildViews(
          [this](uint64_t done, uint64_t total) { Report(done, total); }));
    });
  }
  if (!status.ok()) Finish(GrpcStatusFrom(status));
}

void RebuildStream::OnWriteDone(bool ok) {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    writing_ = false;
    if (!ok) writing_ended_ = true;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

void RebuildStream::Report(uint64_t done, uint64_t total) {
  v1::RebuildViewsResponse progress;
  progress.set_events_done(static_cast<int64_t>(done));
  progress.set_events_total(static_cast<int64_t>(total));
  absl::MutexLock lock(&mutex_);
  next_ = SerializeMessage(progress);
  // The rebuild goes on, so the call is not over.
  (void)Proceed();
}

void RebuildStream::End(const absl::Status& status) {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    end_ = status;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

std::optional<absl::Status> RebuildStream::Proceed() {
  if (writing_) return std::nullopt;
  if (next_ && !writing_ended_) {
    writing_ = true;
    response_ = *std::exchange(next_, std::nullopt);
    StartWrite(&response_);
    return std::nullopt;
  }
  return end_;
}

void RebuildStream::FinishWith(const absl::Status& end) {
  Finish(GrpcStatusFrom(end));
}

}  // namespace intake
