#include "storage/sqlite/views_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/folder_lock.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

absl::Status FileError(absl::string_view path, const std::error_code& error) {
  return StoreUnavailable(absl::StrCat(path, ": ", error.message()));
}

// DATA_LOSS: the views were made from another journal, or one that has lost its
// end.
absl::Status CheckSameJournal(const Watermark& watermark, Connection& journal) {
  if (watermark.position == 0) return absl::OkStatus();
  bool same = false;
  absl::Status status = VisitJournal(
      journal, watermark.position - 1, 1, [&](const JournalRow& row) {
        same =
            row.position == watermark.position && row.chain == watermark.chain;
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  if (same) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(
      "the journal has another event at position ", watermark.position));
}

bool MustBeMadeAgain(const absl::Status& status) {
  return absl::IsDataLoss(status) || absl::IsFailedPrecondition(status);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ViewsWriter>> OpenViews(const FileOptions& file,
                                                       Connection& journal,
                                                       const LogHook& log) {
  std::error_code error;
  if (!std::filesystem::exists(file.path, error)) {
    // What is left beside a file that is gone belongs to no other.
    if (absl::Status status = RemoveDatabase(file.path); !status.ok()) {
      return status;
    }
  }
  absl::StatusOr<std::unique_ptr<ViewsWriter>> views = ViewsWriter::Open(file);
  absl::Status status = views.ok()
                            ? CheckSameJournal((*views)->watermark(), journal)
                            : views.status();
  if (status.ok()) status = (*views)->Resume(journal);
  if (status.ok()) return views;
  if (!MustBeMadeAgain(status)) return status;
  log(absl::StrCat("the views are made again: ", status.message()));
  views = status;
  if (status = RemoveDatabase(file.path); !status.ok()) return status;
  return ViewsWriter::Open(file);
}

absl::Status RemoveDatabase(const std::string& path) {
  // The database first: a log without its database is nothing, a database
  // without its log may be half of something.
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::error_code error;
    std::filesystem::remove(path + suffix, error);
    if (error) return FileError(path + suffix, error);
  }
  return absl::OkStatus();
}

absl::Status ReplaceDatabase(const std::string& from, const std::string& to) {
  if (absl::Status status = RemoveDatabase(to); !status.ok()) return status;
  std::error_code error;
  std::filesystem::rename(from, to, error);
  if (error) return FileError(to, error);
  return SyncFolder(std::filesystem::path(to).parent_path());
}

}  // namespace intake
