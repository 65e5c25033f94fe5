#include "storage/sqlite/reader_pool.h"

#include "absl/base/macros.h"
#include "core/base/error.h"
#include "storage/sqlite/pragmas.h"

namespace intake {
namespace {

absl::StatusOr<std::unique_ptr<Connection>> OpenReader(
    const FileOptions& views, const std::string& journal_path) {
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(views, Connection::Access::kReadOnly);
  if (!connection.ok()) return connection;
  if (absl::Status status = ConfigureReader(**connection, journal_path);
      !status.ok()) {
    return WithPlace(status, views.path);
  }
  return connection;
}

}  // namespace

ReaderPool::Lease::~Lease() {
  if (connection_ != nullptr) pool_->Return(std::move(connection_));
}

ReaderPool::ReaderPool(FileOptions views, std::string journal_path,
                       size_t connections_max)
    : views_(std::move(views)),
      journal_path_(std::move(journal_path)),
      connections_max_(connections_max) {}

ReaderPool::~ReaderPool() {
  absl::MutexLock lock(&mutex_);
  ABSL_HARDENING_ASSERT(in_use_ == 0);
}

absl::StatusOr<ReaderPool::Lease> ReaderPool::Acquire() {
  {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(
        +[](ReaderPool* self) ABSL_EXCLUSIVE_LOCKS_REQUIRED(self->mutex_) {
          return self->MayAcquire();
        },
        this));
    ++in_use_;
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
  }
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      OpenReader(views_, journal_path_);
  if (!connection.ok()) {
    Return(nullptr);
    return connection.status();
  }
  return Lease(*this, *std::move(connection));
}

void ReaderPool::Return(std::unique_ptr<Connection> connection) {
  absl::MutexLock lock(&mutex_);
  --in_use_;
  if (connection != nullptr) idle_.push_back(std::move(connection));
}

absl::Status ReaderPool::WhileClosed(
    const std::function<absl::Status()>& replace_files) {
  {
    absl::MutexLock lock(&mutex_);
    closed_ = true;
    mutex_.Await(absl::Condition(
        +[](ReaderPool* self) ABSL_EXCLUSIVE_LOCKS_REQUIRED(self->mutex_) {
          return self->NoneInUse();
        },
        this));
    idle_.clear();
  }
  absl::Status status = replace_files();
  absl::MutexLock lock(&mutex_);
  closed_ = false;
  return status;
}

}  // namespace intake
