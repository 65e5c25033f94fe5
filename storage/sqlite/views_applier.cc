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

// States are saved when it is quiet: fewer events than this in a gathering time
// - or when so many wait that a start after a crash would take long. A part is
// about 50 ms of work, for which new events wait.
constexpr uint64_t kQuietEvents = 2'000;
constexpr uint64_t kUnsavedEventsMax = 8'000'000;
constexpr size_t kPartStreams = 4'000;

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
  return views.Apply(journal, *records);
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
  if (absl::Status status = applier->SaveAllStates(); !status.ok()) {
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
        return self->stopping_ || self->HasBacklog() || self->HasUnsaved();
      },
      this));
  const bool urgent = mutex_.AwaitWithTimeout(
      absl::Condition(
          +[](ViewsApplier* self) ABSL_EXCLUSIVE_LOCKS_REQUIRED(self->mutex_) {
            return self->stopping_ || self->IsUrgent();
          },
          this),
      kGatherTime);
  const uint64_t gathered = target_ - applied_;
  if (!urgent || gathered >= kQuietEvents) quiet_ = gathered < kQuietEvents;
  return !stopping_;
}

bool ViewsApplier::WaitAfterFailure(absl::Duration delay) {
  absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&stopping_), delay);
  return !stopping_;
}

bool ViewsApplier::HasBacklog() const { return applied_ < target_; }

bool ViewsApplier::HasUnsaved() const { return saved_ < applied_; }

bool ViewsApplier::IsUrgent() const {
  return applied_ < std::max(wanted_, wanted_saved_) ||
         saved_ < wanted_saved_ || target_ - applied_ >= kGatherEvents;
}

bool ViewsApplier::MustSave() const {
  return saved_ < wanted_saved_ || applied_ - saved_ > kUnsavedEventsMax;
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
    applied_ = views_->watermark().position;
    saved_ = views_->watermark().saved_position;
  }
  status_ = status;
}

absl::Status ViewsApplier::SaveStates() {
  while (true) {
    {
      absl::MutexLock lock(&mutex_);
      const bool quiet = quiet_ && target_ - applied_ < kQuietEvents;
      if (stopping_ || !HasUnsaved() || applied_ < wanted_ ||
          (!quiet && !MustSave())) {
        return absl::OkStatus();
      }
    }
    if (absl::Status status = SavePart(); !status.ok()) return status;
  }
}

absl::Status ViewsApplier::SavePart() {
  absl::MutexLock work(&work_mutex_);
  absl::Status status = MakeReady();
  if (status.ok()) status = views_->SaveStates(*journal_, kPartStreams);
  Tell(status);
  return status;
}

absl::Status ViewsApplier::SaveAllStates() {
  while (true) {
    {
      absl::MutexLock lock(&mutex_);
      if (!HasUnsaved()) return absl::OkStatus();
    }
    if (absl::Status status = SavePart(); !status.ok()) return status;
  }
}

absl::Status ViewsApplier::ApplyNext() {
  if (absl::Status status = MakeReady(); !status.ok()) return status;
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

void ViewsApplier::ApplyUntil(uint64_t position) {
  const uint64_t end = std::min(position, target());
  while (applied() < end && ApplyBatch().ok()) {
  }
}

absl::Status ViewsApplier::WaitFor(uint64_t position, absl::Duration timeout) {
  if (!options_.own_thread) {
    ApplyUntil(position);
    timeout = absl::ZeroDuration();
  }
  absl::MutexLock lock(&mutex_);
  wanted_ = std::max(wanted_, position);
  return Await("the views are applied", applied_, position, timeout);
}

absl::Status ViewsApplier::WaitForStates(uint64_t position,
                                         absl::Duration timeout) {
  if (!options_.own_thread) {
    ApplyUntil(position);
    SaveAllStates().IgnoreError();
    timeout = absl::ZeroDuration();
  }
  absl::MutexLock lock(&mutex_);
  wanted_saved_ = std::max(wanted_saved_, position);
  return Await("the states are saved", saved_, position, timeout);
}

absl::Status ViewsApplier::Await(absl::string_view what,
                                 const uint64_t& reached, uint64_t position,
                                 absl::Duration timeout) {
  // A full disk stays full for longer than anybody should wait.
  const auto decided = [&]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
    return reached >= position || absl::IsResourceExhausted(status_);
  };
  mutex_.AwaitWithTimeout(absl::Condition(&decided), timeout);
  if (reached >= position) return absl::OkStatus();
  const std::string message =
      absl::StrCat(what, " up to position ", reached, ", wanted ", position,
                   status_.ok() ? "" : ": ", status_.message());
  return absl::IsResourceExhausted(status_) ? StoreFull(message)
                                            : StoreUnavailable(message);
}

absl::Status ViewsApplier::WaitForBacklog(uint64_t events_max,
                                          absl::Duration timeout) {
  if (!options_.own_thread) {
    const uint64_t end = target();
    ApplyUntil(end - std::min(end, events_max));
    timeout = absl::ZeroDuration();
  }
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
    while ((*views)->watermark().saved_position <
           (*views)->watermark().position) {
      absl::Status status = (*views)->SaveStates(**journal, kPartStreams);
      if (!status.ok()) return status;
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
  saved_ = views_->watermark().saved_position;
  return absl::OkStatus();
}

}  // namespace intake
