// A few connections for questions to the views and the journal.

#ifndef INTAKE_STORAGE_SQLITE_READER_POOL_H_
#define INTAKE_STORAGE_SQLITE_READER_POOL_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "storage/sqlite/connection.h"

namespace intake {

// Thread-safe.
class ReaderPool {
 public:
  // A connection for one question; goes back at the end.
  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Connection> connection)
        : pool_(&pool), connection_(std::move(connection)) {}
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    Connection& operator*() { return *connection_; }

   private:
    ReaderPool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  ReaderPool(FileOptions views, std::string journal_path,
             size_t connections_max);
  ~ReaderPool();

  // Waits while all are in use. UNAVAILABLE: the files cannot be opened.
  absl::StatusOr<Lease> Acquire();

  // Waits until none is in use, closes all, and runs `replace_files` while none
  // is open.
  absl::Status WhileClosed(const std::function<absl::Status()>& replace_files);

 private:
  void Return(std::unique_ptr<Connection> connection);
  bool MayAcquire() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return !closed_ && in_use_ < connections_max_;
  }
  bool NoneInUse() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return in_use_ == 0;
  }

  const FileOptions views_;
  const std::string journal_path_;
  const size_t connections_max_;
  absl::Mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_ ABSL_GUARDED_BY(mutex_);
  size_t in_use_ ABSL_GUARDED_BY(mutex_) = 0;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_READER_POOL_H_
