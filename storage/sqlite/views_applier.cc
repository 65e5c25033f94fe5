#include "storage/sqlite/views_applier.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/pragmas.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// While nobody waits, events gather for this long or until so many are there:
// a large batch visits every page of the tables once.
constexpr absl::Duration kGatherTime = absl::Seconds(1);
constexpr uint64_t kGatherEvents = 20'000;

constexpr absl::Duration kRetryFirst = absl::Milliseconds(10);
constexpr absl::Duration kRetryLast = absl::Seconds(1);

// The journal is checkpointed each time so many events have come.
constexpr uint64_t kCheckpointEvents = 10'000;

constexpr char kRebuiltSuffix[] = ".new";

absl::StatusOr<std::unique_ptr<Connection>> OpenJournal(
    const FileOptions& file) {
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(file, Connection::Access::kReadWrite);
  if (!connection.ok()) return connection;
  if (absl::Status status = ConfigureJournal(**connection); !status.ok()) {
    return WithPlace(status, file.path);
  }
  return connection;
}

// Applies the next events of `journal`, up to `target`.
absl::Status ApplyFrom(Connection& journal, uint64_t target,
                       uint64_t events_max, ViewsWriter& views) {
  const uint64_t applied = views.watermark().position;
  const absl::StatusOr<std::vector<JournalRecord>> records =
      ReadJournal(journal, applied, std::min(events_max, target - applied));
  if (!records.ok()) return records.status();
  if (records->empty()) {
    return absl::DataLossError(absl::StrCat("the journal ends at position ",
                                            applied, ", wanted ", target));
  }
  return views.Apply(*records);
}

}  // namespace

ViewsApplier::ViewsApplier(ApplierOptions options, ReaderPool& readers)
    : options_(std::move(options)), readers_(readers) {}

absl::StatusOr<std::unique_ptr<ViewsApplier>> ViewsApplier::Open(
    ApplierOptions options, ReaderPool& readers, uint64_t target,
    const ProgressHook& progress) {
  std::unique_ptr<ViewsApplier> applier(
      new ViewsApplier(std::move(options), readers));
  applier->Advance(target);
  do {
    if (absl::Status status = applier->ApplyBatch(); !status.ok()) {
      return status;
    }
    progress(applier->applied(), target);
  } while (applier->applied() < target);
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
  thread_ = std::thread([this] { Run(); });
}

void ViewsApplier::Run() {
  absl::Duration retry = kRetryFirst;
  while (WaitForWork()) {
    const absl::Status status = ApplyBatch();
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
        return self->stopping_ || self->HasBacklog();
      },
      this));
  mutex_.AwaitWithTimeout(
      absl::Condition(
          +[](ViewsApplier* self) ABSL_EXCLUSIVE_LOCKS_REQUIRED(self->mutex_) {
            return self->stopping_ || self->IsUrgent();
          },
          this),
      kGatherTime);
  return !stopping_;
}

bool ViewsApplier::WaitAfterFailure(absl::Duration delay) {
  absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&stopping_), delay);
  return !stopping_;
}

bool ViewsApplier::HasBacklog() const { return applied_ < target_; }

bool ViewsApplier::IsUrgent() const {
  return applied_ < wanted_ || target_ - applied_ >= kGatherEvents;
}

absl::Status ViewsApplier::ApplyBatch() {
  absl::MutexLock work(&work_mutex_);
  absl::Status status = ApplyNext();
  // What a failed commit has left is found out by opening the file again.
  if (!status.ok()) {
    views_ = nullptr;
    journal_ = nullptr;
  }
  absl::MutexLock lock(&mutex_);
  if (views_ != nullptr) applied_ = views_->watermark().position;
  status_ = status;
  return status;
}

absl::Status ViewsApplier::ApplyNext() {
  if (views_ == nullptr || journal_ == nullptr) {
    if (absl::Status status = OpenFiles(); !status.ok()) return status;
  }
  const uint64_t end = target();
  if (views_->watermark().position >= end) return absl::OkStatus();
  absl::Status status =
      ApplyFrom(*journal_, end, options_.batch_events_max, *views_);
  if (views_->watermark().position - checkpointed_ >= kCheckpointEvents) {
    CheckpointJournal(*journal_);
    checkpointed_ = views_->watermark().position;
  }
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

uint64_t ViewsApplier::target() const {
  absl::MutexLock lock(&mutex_);
  return target_;
}

uint64_t ViewsApplier::applied() const {
  absl::MutexLock lock(&mutex_);
  return applied_;
}

void ViewsApplier::Advance(uint64_t target) {
  absl::MutexLock lock(&mutex_);
  target_ = std::max(target_, target);
}

absl::Status ViewsApplier::WaitFor(uint64_t position, absl::Duration timeout) {
  absl::MutexLock lock(&mutex_);
  if (applied_ >= position) return absl::OkStatus();
  wanted_ = std::max(wanted_, position);
  // A full disk stays full for longer than anybody should wait.
  const auto decided = [this, position]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
    return applied_ >= position || absl::IsResourceExhausted(status_);
  };
  mutex_.AwaitWithTimeout(absl::Condition(&decided), timeout);
  if (applied_ >= position) return absl::OkStatus();
  const std::string message =
      absl::StrCat("the views are at position ", applied_, ", wanted ",
                   position, status_.ok() ? "" : ": ", status_.message());
  return absl::IsResourceExhausted(status_) ? StoreFull(message)
                                            : StoreUnavailable(message);
}

absl::Status ViewsApplier::WaitForBacklog(uint64_t events_max,
                                          absl::Duration timeout) {
  absl::MutexLock lock(&mutex_);
  const auto has_room = [this, events_max]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
    return target_ - applied_ <= events_max;
  };
  if (mutex_.AwaitWithTimeout(absl::Condition(&has_room), timeout)) {
    return absl::OkStatus();
  }
  return StoreFull(absl::StrCat(
      target_ - applied_, " events wait to be in the views, at most ",
      events_max, " may", status_.ok() ? "" : ": ", status_.message()));
}

absl::Status ViewsApplier::Rebuild(const ProgressHook& progress) {
  {
    absl::MutexLock lock(&mutex_);
    if (rebuilding_) {
      return ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                             "REBUILD_RUNNING",
                             "the views are being rebuilt already");
    }
    rebuilding_ = true;
  }
  const absl::Status status = RebuildBeside(progress);
  absl::MutexLock lock(&mutex_);
  rebuilding_ = false;
  return status;
}

absl::Status ViewsApplier::RebuildBeside(const ProgressHook& progress) {
  FileOptions file = options_.views;
  file.path += kRebuiltSuffix;
  if (absl::Status status = RemoveDatabase(file.path); !status.ok()) {
    return status;
  }
  absl::StatusOr<std::unique_ptr<Connection>> journal =
      OpenJournal(options_.journal);
  if (!journal.ok()) return journal.status();
  absl::StatusOr<std::unique_ptr<ViewsWriter>> views = ViewsWriter::Open(file);
  if (!views.ok()) return views.status();
  const auto catch_up = [&]() -> absl::Status {
    while ((*views)->watermark().position < target()) {
      const uint64_t end = target();
      absl::Status status =
          ApplyFrom(**journal, end, options_.batch_events_max, **views);
      if (!status.ok()) return status;
      progress((*views)->watermark().position, end);
    }
    return absl::OkStatus();
  };
  // Most of the work beside the running views, then what has come meanwhile
  // while those stand still.
  absl::Status status = catch_up();
  if (status.ok()) {
    absl::MutexLock work(&work_mutex_);
    status = catch_up();
    if (status.ok()) status = SwapIn(*std::move(views));
  }
  if (!status.ok()) {
    views = status;
    RemoveDatabase(file.path).IgnoreError();
  }
  return status;
}

absl::Status ViewsApplier::SwapIn(std::unique_ptr<ViewsWriter> rebuilt) {
  if (absl::Status status = rebuilt->Checkpoint(); !status.ok()) return status;
  const uint64_t reached = rebuilt->watermark().position;
  rebuilt = nullptr;
  views_ = nullptr;
  absl::Status status = readers_.WhileClosed([this] {
    return ReplaceDatabase(options_.views.path + kRebuiltSuffix,
                           options_.views.path);
  });
  if (status.ok()) status = OpenFiles();
  if (!status.ok()) return status;
  absl::MutexLock lock(&mutex_);
  applied_ = std::max(applied_, reached);
  return absl::OkStatus();
}

}  // namespace intake
