#include "storage/sqlite/views_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/sqlite/folder_lock.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

absl::Status FileError(absl::string_view path, const std::error_code& error) {
  return StoreUnavailable(absl::StrCat(path, ": ", error.message()));
}

// Whether the views were made from this journal. DATA_LOSS: from one that was
// longer, or this one is damaged. What is applied had been synced before, so
// events were lost, and must not be forgotten by forgetting the views.
absl::StatusOr<bool> IsOfJournal(const Watermark& watermark,
                                 Connection& journal) {
  if (watermark.position == 0) return true;
  bool is_there = false;
  bool same = false;
  absl::Status status = VisitJournal(
      journal, watermark.position - 1, 1, [&](const JournalRow& row) {
        is_there = true;
        same =
            row.position == watermark.position && row.chain == watermark.chain;
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  if (is_there) return same;
  return ErrorWithReason(
      absl::StatusCode::kDataLoss, "JOURNAL_LOST_ITS_END",
      absl::StrCat(
          "journal.db ends before position ", watermark.position,
          ", which it had reached: put the whole one back, or, if this "
          "one is meant, remove views.db"));
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
  if (views.ok()) {
    const absl::StatusOr<bool> of_journal =
        IsOfJournal((*views)->watermark(), journal);
    if (!of_journal.ok()) return of_journal.status();
    if (*of_journal) return views;
    views = absl::DataLossError(
        absl::StrCat(file.path, " was made from another journal"));
  }
  if (!MustBeMadeAgain(views.status())) return views.status();
  log(absl::StrCat("the views are made again: ", views.status().message()));
  if (absl::Status status = RemoveDatabase(file.path); !status.ok()) {
    return status;
  }
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
