#include "storage/sqlite/views_applier.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/views_catch_up.h"

namespace intake {
namespace {

// So many states are saved at a time: about 40 ms of work, for which new events
// wait.
constexpr size_t kStatesSavedAtOnce = 1'000;

constexpr absl::Duration kRetryFirst = absl::Milliseconds(10);
constexpr absl::Duration kRetryLast = absl::Seconds(1);

// The journal is checkpointed each time so many events have come.
constexpr uint64_t kCheckpointEvents = 10'000;

}  // namespace

ViewsApplier::ViewsApplier(ApplierOptions options, ReaderPool& readers)
    : options_(std::move(options)), readers_(readers) {}

absl::StatusOr<std::unique_ptr<ViewsApplier>> ViewsApplier::Open(
    ApplierOptions options, ReaderPool& readers, uint64_t target,
    const ViewsProgressHook& progress) {
  std::unique_ptr<ViewsApplier> applier(
      new ViewsApplier(std::move(options), readers));
  applier->Advance(target);
  if (absl::Status status = applier->CatchUpAll(progress); !status.ok()) {
    return status;
  }
  return applier;
}

ViewsApplier::~ViewsApplier() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
  // A reader that closed last would leave the write-ahead log behind.
  readers_.WhileClosed([] { return absl::OkStatus(); }).IgnoreError();
}

void ViewsApplier::StartThread() {
  if (!options_.own_thread) return;
  thread_ = std::thread([this] { Run(); });
}

void ViewsApplier::Run() {
  absl::Duration retry = kRetryFirst;
  while (WaitForWork()) {
    absl::Status status = ApplyBatch();
    if (status.ok()) status = SaveStates();
    if (status.ok()) {
      retry = kRetryFirst;
      continue;
    }
    options_.log(absl::StrCat("the views wait: ", status.message()));
    if (!WaitAfterFailure(retry)) return;
    retry = std::min(2 * retry, kRetryLast);
  }
}

bool ViewsApplier::WaitForWork() {
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(
      +[](ViewsApplier* self) ABSL_EXCLUSIVE_LOCKS_REQUIRED(self->mutex_) {
        return self->stopping_ || self->schedule_.HasBacklog() ||
               self->schedule_.HasUnsaved();
      },
      this));
  const bool urgent = mutex_.AwaitWithTimeout(
      absl::Condition(
          +[](ViewsApplier* self) ABSL_EXCLUSIVE_LOCKS_REQUIRED(self->mutex_) {
            return self->stopping_ || self->schedule_.IsUrgent();
          },
          this),
      ViewsSchedule::kGatherTime);
  schedule_.Gathered(urgent);
  return !stopping_;
}

bool ViewsApplier::WaitAfterFailure(absl::Duration delay) {
  absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&stopping_), delay);
  return !stopping_;
}

absl::Status ViewsApplier::CatchUpAll(const ViewsProgressHook& progress) {
  absl::MutexLock work(&work_mutex_);
  absl::Status status = MakeReady();
  if (status.ok()) {
    status = CatchUp(
        *journal_, [this] { return target(); }, options_.batch_events_max,
        *views_, progress);
  }
  Tell(status);
  return status;
}

absl::Status ViewsApplier::ApplyBatch() {
  absl::MutexLock work(&work_mutex_);
  absl::Status status = ApplyNext();
  Tell(status);
  return status;
}

// What a failed commit has left is found out by opening the file again, but for
// one without room, which has left nothing.
void ViewsApplier::Tell(const absl::Status& status) {
  if (absl::IsResourceExhausted(status)) {
    must_recover_ = true;
  } else if (!status.ok()) {
    views_ = nullptr;
    journal_ = nullptr;
  }
  absl::MutexLock lock(&mutex_);
  if (views_ != nullptr) {
    schedule_.applied = views_->watermark().position;
    schedule_.saved = views_->watermark().saved_position;
  }
  status_ = status;
}

absl::Status ViewsApplier::SaveStates() {
  for (bool is_first = true;; is_first = false) {
    {
      absl::MutexLock lock(&mutex_);
      if (stopping_ || !schedule_.SavesNext(is_first)) return absl::OkStatus();
    }
    if (absl::Status status = SavePart(); !status.ok()) return status;
  }
}

absl::Status ViewsApplier::SavePart() {
  absl::MutexLock work(&work_mutex_);
  absl::Status status = MakeReady();
  if (status.ok()) status = views_->SaveStates(*journal_, kStatesSavedAtOnce);
  Tell(status);
  return status;
}

absl::Status ViewsApplier::SaveAllStates() {
  while (true) {
    {
      absl::MutexLock lock(&mutex_);
      if (!schedule_.HasUnsaved()) return absl::OkStatus();
    }
    if (absl::Status status = SavePart(); !status.ok()) return status;
  }
}

absl::Status ViewsApplier::ApplyNext() {
  if (absl::Status status = MakeReady(); !status.ok()) return status;
  const uint64_t end = target();
  if (views_->watermark().position >= end) return absl::OkStatus();
  absl::Status status =
      ApplyNextEvents(*journal_, end, options_.batch_events_max, *views_);
  if (views_->watermark().position - checkpointed_ >= kCheckpointEvents) {
    CheckpointJournal(*journal_);
    checkpointed_ = views_->watermark().position;
  }
  return status;
}

absl::Status ViewsApplier::MakeReady() {
  absl::Status status;
  if (views_ == nullptr || journal_ == nullptr) {
    status = OpenFiles();
  } else if (must_recover_) {
    status = views_->Recover(*journal_);
  }
  if (status.ok()) must_recover_ = false;
  return status;
}

absl::Status ViewsApplier::OpenFiles() {
  views_ = nullptr;
  absl::StatusOr<std::unique_ptr<Connection>> journal =
      OpenJournal(options_.journal);
  if (!journal.ok()) return journal.status();
  journal_ = *std::move(journal);
  return readers_.WhileClosed([this]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
    absl::StatusOr<std::unique_ptr<ViewsWriter>> views =
        OpenViews(options_.views, *journal_, options_.log);
    if (!views.ok()) return views.status();
    views_ = *std::move(views);
    checkpointed_ = views_->watermark().position;
    return absl::OkStatus();
  });
}

}  // namespace intake
