// The one way into the journal: checks that every event follows its stream's
// last, seals it, writes, and after trouble finds out what was written.

#ifndef INTAKE_STORAGE_SQLITE_APPENDER_H_
#define INTAKE_STORAGE_SQLITE_APPENDER_H_

#include <atomic>
#include <cstdint>
#include <memory>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "core/model/event.h"
#include "storage/sqlite/heads.h"
#include "storage/sqlite/journal.h"

namespace intake {

// Thread-safe.
class Appender {
 public:
  // Errors as JournalWriter::Open, and CheckLog.
  static absl::StatusOr<std::unique_ptr<Appender>> Open(
      const FileOptions& file);

  // To be filled, first, with what the journal holds up to LastPosition.
  Heads& heads() { return heads_; }

  // As EventStore::Append.
  absl::Status Append(absl::Span<const Event> group);
  absl::Status Probe();

  // Of the last event that is in the journal for certain. If the outcome of an
  // Append is unknown, opens the journal again and finds it out.
  // UNAVAILABLE: that fails.
  absl::StatusOr<uint64_t> LastPosition();

 private:
  explicit Appender(FileOptions file) : file_(std::move(file)) {}

  absl::Status Settle() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Takes over the events behind `last_position_`.
  absl::Status FollowJournal() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Unsettle(const absl::Status& failure)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const FileOptions file_;
  Heads heads_;
  absl::Mutex mutex_;
  // Null while an outcome is unknown.
  std::unique_ptr<JournalWriter> journal_ ABSL_GUARDED_BY(mutex_);
  // For readers who do not want to wait for an Append under way.
  std::atomic<bool> settled_ = false;
  std::atomic<uint64_t> last_position_ = 0;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_APPENDER_H_
