#include "storage/sqlite/store_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/index_runs.h"
#include "storage/sqlite/query_states.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

FileOptions JournalFile(const SqliteStoreOptions& options) {
  return {options.folder + "/journal.db", options.vfs};
}

FileOptions ViewsFile(const SqliteStoreOptions& options) {
  return {options.folder + "/views.db", options.vfs};
}

// With what SQLite keeps beside it.
uint64_t BytesOf(const std::string& path) {
  uint64_t bytes = 0;
  for (const char* suffix : {"", "-wal"}) {
    std::error_code error;
    const uint64_t size = std::filesystem::file_size(path + suffix, error);
    if (!error) bytes += size;
  }
  return bytes;
}

}  // namespace

StoreFiles::StoreFiles(SqliteStoreOptions options, FolderLock lock)
    : options_(std::move(options)), lock_(std::move(lock)) {}

absl::StatusOr<std::unique_ptr<StoreFiles>> StoreFiles::Open(
    SqliteStoreOptions options) {
  absl::StatusOr<FolderLock> lock = FolderLock::Take(options.folder);
  if (!lock.ok()) return lock.status();
  const FileOptions journal = JournalFile(options);
  const FileOptions views = ViewsFile(options);
  absl::StatusOr<std::unique_ptr<Appender>> appender = Appender::Open(journal);
  if (!appender.ok()) return appender.status();
  const absl::StatusOr<uint64_t> last = (*appender)->LastPosition();
  if (!last.ok()) return last.status();
  auto readers =
      std::make_unique<ReaderPool>(views, journal.path, options.readers_max);
  absl::StatusOr<std::unique_ptr<ViewsApplier>> applier =
      ViewsApplier::Open({.views = views,
                          .journal = journal,
                          .batch_events_max = options.batch_events_max,
                          .own_thread = options.own_thread,
                          .log = options.log},
                         *readers, *last, options.progress);
  if (!applier.ok()) return applier.status();
  if (absl::Status status = SyncFolder(options.folder); !status.ok()) {
    return status;
  }
  std::unique_ptr<StoreFiles> files(
      new StoreFiles(std::move(options), *std::move(lock)));
  files->appender_ = *std::move(appender);
  files->readers_ = std::move(readers);
  files->applier_ = *std::move(applier);
  if (absl::Status status = files->LoadDirectory(); !status.ok()) return status;
  files->applier_->StartThread();
  const auto load_keys = [&store = *files] {
    // Without the filter everything works, but slower.
    const absl::Status loaded = store.LoadKeys();
    if (!loaded.ok()) store.options_.log(loaded.message());
  };
  if (files->options_.own_thread) {
    files->keys_thread_ = std::thread(load_keys);
  } else {
    load_keys();
  }
  return files;
}

StoreFiles::~StoreFiles() {
  stopping_ = true;
  if (keys_thread_.joinable()) keys_thread_.join();
}

absl::Status StoreFiles::LoadKeys() {
  absl::StatusOr<ReaderPool::Lease> reader = readers_->Acquire();
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<Transaction> snapshot = Transaction::BeginRead(**reader);
  if (!snapshot.ok()) return snapshot.status();
  const absl::StatusOr<std::vector<IndexRun>> runs = LoadIndexRuns(**reader);
  if (!runs.ok()) return runs.status();
  for (const IndexRun& run : *runs) {
    IndexRunReader entries(run.id);
    while (!stopping_) {
      const absl::StatusOr<const IndexEntry*> entry = entries.Next(**reader);
      if (!entry.ok()) return entry.status();
      if (*entry == nullptr) break;
      if (IsOfSubmission((*entry)->key)) keys_.Add((*entry)->key);
    }
  }
  if (!stopping_) keys_.SetComplete();
  return absl::OkStatus();
}

absl::Status StoreFiles::LoadDirectory() {
  absl::StatusOr<ReaderPool::Lease> reader = readers_->Acquire();
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<size_t> streams = CountStreams(**reader);
  if (!streams.ok()) return streams.status();
  Heads& heads = appender_->heads();
  heads.Reserve(*streams);
  absl::Status status = QueryHeads(
      **reader, [&heads](absl::string_view stream, const Head& head) {
        heads.Put(stream, head);
      });
  if (!status.ok()) return status;
  const absl::StatusOr<Watermark> watermark = QueryWatermark(**reader);
  if (!watermark.ok()) return watermark.status();
  last_receipt_ = watermark->last_receipt;
  return absl::OkStatus();
}

absl::StatusOr<uint64_t> StoreFiles::LastPosition() {
  absl::StatusOr<uint64_t> position = appender_->LastPosition();
  if (position.ok()) applier_->Advance(*position);
  return position;
}

absl::StatusOr<uint64_t> StoreFiles::PositionOf(
    absl::Span<const std::string> streams) {
  if (absl::Status status = LastPosition().status(); !status.ok()) {
    return status;
  }
  uint64_t position = 0;
  for (const std::string& stream : streams) {
    position = std::max(position, appender_->heads().Find(stream).position);
  }
  return position;
}

absl::Status StoreFiles::WaitForRoom() {
  return applier_->WaitForBacklog(options_.backlog_events_max,
                                  options_.wait_max);
}

absl::StatusOr<ReaderPool::Lease> StoreFiles::ReaderAt(uint64_t position) {
  absl::Status status = applier_->WaitFor(position, options_.wait_max);
  if (!status.ok()) return status;
  return readers_->Acquire();
}

absl::StatusOr<StoreFigures> StoreFiles::Figures() {
  const absl::StatusOr<uint64_t> position = LastPosition();
  if (!position.ok()) return position.status();
  std::error_code error;
  const std::filesystem::space_info space =
      std::filesystem::space(options_.folder, error);
  if (error) {
    return StoreUnavailable(
        absl::StrCat(options_.folder, ": ", error.message()));
  }
  return StoreFigures{.journal_position = *position,
                      .views_position = applier_->applied(),
                      .accounts = appender_->heads().accounts(),
                      .journal_bytes = BytesOf(JournalFile(options_).path),
                      .views_bytes = BytesOf(ViewsFile(options_).path),
                      .free_bytes = space.available};
}

}  // namespace intake
