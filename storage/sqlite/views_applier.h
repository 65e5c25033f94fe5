// Keeps the views behind the journal: a thread that applies what has
// accumulated in large transactions, and those who wait for it.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_APPLIER_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_APPLIER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/ports/store_maintenance.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/reader_pool.h"
#include "storage/sqlite/views_file.h"
#include "storage/sqlite/views_schedule.h"
#include "storage/sqlite/views_writer.h"

namespace intake {

struct ApplierOptions {
  FileOptions views;
  FileOptions journal;
  uint64_t batch_events_max = 0;
  // See SqliteStoreOptions.
  bool own_thread = true;
  LogHook log;
};

// Thread-safe.
class ViewsApplier {
 public:
  // Opens the views and brings them up to the journal, which ends at `target`.
  // `readers` outlives the result.
  static absl::StatusOr<std::unique_ptr<ViewsApplier>> Open(
      ApplierOptions options, ReaderPool& readers, uint64_t target,
      const ViewsProgressHook& progress);
  ~ViewsApplier();

  // From now on the views follow the journal by themselves, or without a thread
  // of their own are made to by those who wait.
  void StartThread();

  // The journal ends at `target` now.
  void Advance(uint64_t target);

  // Until the views have reached `position`, or also the states in the streams'
  // rows. UNAVAILABLE: not in time, with the reason if applying fails.
  absl::Status WaitFor(uint64_t position, absl::Duration timeout);
  absl::Status WaitForStates(uint64_t position, absl::Duration timeout);
  // Until at most `events_max` are waiting to be applied. RESOURCE_EXHAUSTED
  // `STORE_FULL`: not in time.
  absl::Status WaitForBacklog(uint64_t events_max, absl::Duration timeout);

  uint64_t applied() const;

  // FAILED_PRECONDITION: a rebuild is under way.
  absl::Status Rebuild(const ViewsProgressHook& progress);

 private:
  ViewsApplier(ApplierOptions options, ReaderPool& readers);

  void Run();
  // False when the thread is to end.
  bool WaitForWork();
  bool WaitAfterFailure(absl::Duration delay);
  uint64_t target() const;

  // Applies and saves all that waits, before the thread starts.
  absl::Status CatchUpAll(const ViewsProgressHook& progress);
  // Applies what waits, one batch of it, and tells those who wait.
  absl::Status ApplyBatch();
  // The same on the thread of whoever needs `position`, where there is no
  // other.
  void ApplyUntil(uint64_t position);
  // Saves states, a part at a time, as the schedule has it.
  absl::Status SaveStates();
  absl::Status SavePart();
  absl::Status SaveAllStates();
  // Until `reached`, which is one of the positions below, is `position`.
  absl::Status Await(absl::string_view what, const uint64_t& reached,
                     uint64_t position, absl::Duration timeout)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Tell(const absl::Status& status)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(work_mutex_);
  absl::Status ApplyNext() ABSL_EXCLUSIVE_LOCKS_REQUIRED(work_mutex_);
  // Makes the files fit for use after whatever went wrong before.
  absl::Status MakeReady() ABSL_EXCLUSIVE_LOCKS_REQUIRED(work_mutex_);
  absl::Status OpenFiles() ABSL_EXCLUSIVE_LOCKS_REQUIRED(work_mutex_);
  absl::Status RebuildBeside(const ViewsProgressHook& progress);
  absl::Status SwapIn(std::unique_ptr<ViewsWriter> rebuilt)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(work_mutex_);

  const ApplierOptions options_;
  ReaderPool& readers_;

  // Held while a batch is applied or files are swapped; taken before mutex_.
  absl::Mutex work_mutex_ ABSL_ACQUIRED_BEFORE(mutex_);
  // Null after a failure, until they open again.
  std::unique_ptr<Connection> journal_ ABSL_GUARDED_BY(work_mutex_);
  std::unique_ptr<ViewsWriter> views_ ABSL_GUARDED_BY(work_mutex_);
  // The last transaction of the views had no room.
  bool must_recover_ ABSL_GUARDED_BY(work_mutex_) = false;
  // Position up to which the journal's checkpoints were run, about.
  uint64_t checkpointed_ ABSL_GUARDED_BY(work_mutex_) = 0;

  mutable absl::Mutex mutex_;
  ViewsSchedule schedule_ ABSL_GUARDED_BY(mutex_);
  // Of the last batch.
  absl::Status status_ ABSL_GUARDED_BY(mutex_);
  bool rebuilding_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;

  std::thread thread_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_APPLIER_H_
