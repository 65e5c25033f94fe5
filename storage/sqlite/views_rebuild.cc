// The part of ViewsApplier that makes the views again.

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "storage/sqlite/views_applier.h"
#include "storage/sqlite/views_catch_up.h"

namespace intake {
namespace {

constexpr char kRebuiltSuffix[] = ".new";

}  // namespace

absl::Status ViewsApplier::Rebuild(const ViewsProgressHook& progress) {
  {
    absl::MutexLock lock(&mutex_);
    if (rebuilding_) {
      return ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                             "REBUILD_RUNNING",
                             "the views are being rebuilt already");
    }
    rebuilding_ = true;
  }
  absl::Status status = RebuildBeside(progress);
  absl::MutexLock lock(&mutex_);
  rebuilding_ = false;
  return status;
}

absl::Status ViewsApplier::RebuildBeside(const ViewsProgressHook& progress) {
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
  const auto catch_up = [&] {
    return CatchUp(
        **journal, [this] { return target(); }, options_.batch_events_max,
        **views, progress);
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
  schedule_.applied = std::max(schedule_.applied, reached);
  schedule_.saved = views_->watermark().saved_position;
  return absl::OkStatus();
}

}  // namespace intake
