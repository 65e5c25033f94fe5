// The files of one store's folder, opened, and how they are asked: never before
// the views hold what had been appended to the streams that a question is
// about.

#ifndef INTAKE_STORAGE_SQLITE_STORE_FILES_H_
#define INTAKE_STORAGE_SQLITE_STORE_FILES_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/ports/store_maintenance.h"
#include "storage/sqlite/appender.h"
#include "storage/sqlite/folder_lock.h"
#include "storage/sqlite/key_filter.h"
#include "storage/sqlite/reader_pool.h"
#include "storage/sqlite/sqlite_store.h"
#include "storage/sqlite/views_applier.h"

namespace intake {

// Thread-safe.
class StoreFiles {
 public:
  // Errors as SqliteStore::Open.
  static absl::StatusOr<std::unique_ptr<StoreFiles>> Open(
      SqliteStoreOptions options);

  ~StoreFiles();

  Appender& appender() { return *appender_; }
  KeyFilter& keys() { return keys_; }
  ViewsApplier& applier() { return *applier_; }

  // The highest receipt number that was stored when the files were opened.
  uint64_t last_receipt() const { return last_receipt_; }

  // Of the last event in the journal, which the applier hears of, too.
  absl::StatusOr<uint64_t> LastPosition();

  // Until the views are near enough to the journal. RESOURCE_EXHAUSTED
  // `STORE_FULL`: not in time.
  absl::Status WaitForRoom();

  absl::StatusOr<StoreFigures> Figures();

  // Waits until the views have reached `position`, and asks them, all of one
  // state. UNAVAILABLE: not in time.
  template <typename Question>
  auto Ask(uint64_t position, const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    absl::StatusOr<ReaderPool::Lease> reader = ReaderAt(position);
    if (!reader.ok()) return reader.status();
    const absl::StatusOr<Transaction> snapshot =
        Transaction::BeginRead(**reader);
    if (!snapshot.ok()) return snapshot.status();
    return question(**reader);
  }

  // The same for what takes minutes: not of one state, so that the write-ahead
  // logs can start again meanwhile.
  template <typename Question>
  auto AskInParts(uint64_t position, const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    absl::StatusOr<ReaderPool::Lease> reader = ReaderAt(position);
    if (!reader.ok()) return reader.status();
    return question(**reader);
  }

  // After all that has been appended.
  template <typename Question>
  auto AskAll(const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    const absl::StatusOr<uint64_t> position = LastPosition();
    if (!position.ok()) return position.status();
    return Ask(*position, question);
  }

  // The same of the states that are saved in the streams' rows.
  template <typename Question>
  auto AskStates(const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    const absl::StatusOr<uint64_t> position = LastPosition();
    if (!position.ok()) return position.status();
    absl::Status status = applier_->WaitForStates(*position, options_.wait_max);
    if (!status.ok()) return status;
    return Ask(*position, question);
  }

  // A question about some streams need not wait for the others.
  template <typename Question>
  auto AskStreams(absl::Span<const std::string> streams,
                  const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    const absl::StatusOr<uint64_t> position = PositionOf(streams);
    if (!position.ok()) return position.status();
    return Ask(*position, question);
  }

 private:
  StoreFiles(SqliteStoreOptions options, FolderLock lock);

  // Fills in what the views know: the streams' heads and the last receipt.
  absl::Status LoadDirectory();
  // Fills the filter of keys from the index.
  absl::Status LoadKeys();
  absl::StatusOr<ReaderPool::Lease> ReaderAt(uint64_t position);
  // Of the last event of any of `streams`.
  absl::StatusOr<uint64_t> PositionOf(absl::Span<const std::string> streams);

  const SqliteStoreOptions options_;
  const FolderLock lock_;
  std::unique_ptr<Appender> appender_;
  std::unique_ptr<ReaderPool> readers_;
  // After the readers: its thread uses them.
  std::unique_ptr<ViewsApplier> applier_;
  uint64_t last_receipt_ = 0;
  KeyFilter keys_;
  // Fills the filter while the store serves already; questions look at the disk
  // meanwhile.
  std::thread keys_thread_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_STORE_FILES_H_
