#include "storage/backup/folder_backup.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/backup/backup_files.h"
#include "storage/backup/copy_database.h"
#include "storage/sqlite/folder_lock.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

constexpr size_t kNameBytesMax = 100;
// Of a backup under way; one that stays was not finished.
constexpr char kUnfinished[] = ".unfinished";

using ProgressHook = std::function<void(const BackupProgress&)>;

bool IsName(const std::string& name) {
  return name.size() <= kNameBytesMax &&
         absl::ascii_isalnum(static_cast<unsigned char>(name[0])) &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '-' || c == '_' || c == '.';
         });
}

std::string NameOf(absl::Time now) {
  return absl::FormatTime("%Y-%m-%dT%H-%M-%SZ", now, absl::UTCTimeZone());
}

absl::Status FolderError(const std::string& folder,
                         const std::error_code& error) {
  return StoreUnavailable(absl::StrCat(folder, ": ", error.message()));
}

}  // namespace

absl::StatusOr<BackupResult> FolderBackup::BackUp(
    const std::string& name, absl::Time now, const ProgressHook& progress) {
  const std::string chosen = name.empty() ? NameOf(now) : name;
  if (!IsName(chosen)) {
    return FieldError(
        "name",
        absl::StrCat("got \"", chosen, "\", wanted up to ", kNameBytesMax,
                     " letters, digits, '-', '_' and '.', a letter or "
                     "digit first"));
  }
  {
    absl::MutexLock lock(&mutex_);
    if (running_) {
      return ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                             "BACKUP_RUNNING", "a backup is being made");
    }
    running_ = true;
  }
  auto result =
      BackUpTo(absl::StrCat(backup_folder_, "/", chosen), now, progress);
  absl::MutexLock lock(&mutex_);
  running_ = false;
  return result;
}

absl::StatusOr<BackupResult> FolderBackup::BackUpTo(
    const std::string& folder, absl::Time now, const ProgressHook& progress) {
  std::error_code error;
  if (std::filesystem::exists(folder, error)) {
    return ErrorWithReason(absl::StatusCode::kAlreadyExists, "BACKUP_EXISTS",
                           absl::StrCat(folder, " is there already"));
  }
  const std::string unfinished = folder + kUnfinished;
  std::filesystem::remove_all(unfinished, error);
  std::filesystem::create_directories(unfinished, error);
  if (error) return FolderError(unfinished, error);
  const absl::StatusOr<BackupManifest> manifest =
      FillFolder(unfinished, now, progress);
  if (!manifest.ok()) {
    std::filesystem::remove_all(unfinished, error);
    return manifest.status();
  }
  std::filesystem::rename(unfinished, folder, error);
  if (error) return FolderError(folder, error);
  if (absl::Status status = SyncFolder(backup_folder_); !status.ok()) {
    return status;
  }
  BackupResult result = {.folder = folder,
                         .journal_position = manifest->journal_position};
  for (const BackedUpFile& file : manifest->files) result.bytes += file.bytes;
  return result;
}

absl::StatusOr<BackupManifest> FolderBackup::FillFolder(
    const std::string& folder, absl::Time now, const ProgressHook& progress) {
  BackupProgress state;
  for (const char* name : kBackedUpFiles) {
    state.bytes_total += DatabaseBytes(absl::StrCat(data_folder_, "/", name));
  }
  uint64_t before = 0;
  for (const char* name : kBackedUpFiles) {
    const absl::StatusOr<uint64_t> bytes = CopyDatabase(
        {.path = absl::StrCat(data_folder_, "/", name)},
        absl::StrCat(folder, "/", name), [&](uint64_t done, uint64_t) {
          state.bytes_done = before + done;
          state.bytes_total = std::max(state.bytes_total, state.bytes_done);
          progress(state);
        });
    if (!bytes.ok()) return bytes.status();
    before += *bytes;
  }
  state = {.bytes_done = before, .bytes_total = before, .checking = true};
  progress(state);

  BackupManifest manifest = {.made_at = now, .program = program_};
  for (const char* name : kBackedUpFiles) {
    const std::string path = absl::StrCat(folder, "/", name);
    if (absl::string_view(name) == "journal.db") {
      const absl::StatusOr<JournalEnd> end = CheckJournalFile(path);
      if (!end.ok()) return end.status();
      manifest.journal_position = end->position;
      manifest.chain = end->chain;
    } else if (absl::Status status = CheckDatabaseFile(path); !status.ok()) {
      return status;
    }
    if (absl::Status status = SyncFile(path); !status.ok()) return status;
    absl::StatusOr<BackedUpFile> file = DescribeFile(folder, name);
    if (!file.ok()) return file.status();
    manifest.files.push_back(*std::move(file));
  }
  absl::Status status = WriteSynced(absl::StrCat(folder, "/", kManifestName),
                                    ManifestText(manifest));
  if (status.ok()) status = SyncFolder(folder);
  if (!status.ok()) return status;
  return manifest;
}

}  // namespace intake
