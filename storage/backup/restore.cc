#include "storage/backup/restore.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/backup/backup_files.h"
#include "storage/sqlite/folder_lock.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

absl::StatusOr<BackupManifest> ReadManifest(const std::string& folder) {
  const std::string path = absl::StrCat(folder, "/", kManifestName);
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return absl::DataLossError(absl::StrCat(
        path, ": not there: the backup is not complete, or is none"));
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  absl::StatusOr<BackupManifest> manifest = ParseManifest(text);
  if (!manifest.ok()) return WithPlace(manifest.status(), path);
  return manifest;
}

absl::Status CheckFile(const std::string& folder,
                       const BackupManifest& manifest,
                       const std::string& name) {
  const auto wanted =
      std::find_if(manifest.files.begin(), manifest.files.end(),
                   [&](const BackedUpFile& file) { return file.name == name; });
  const std::string path = absl::StrCat(folder, "/", name);
  if (wanted == manifest.files.end()) {
    return absl::DataLossError(absl::StrCat(path, ": not in the manifest"));
  }
  const absl::StatusOr<BackedUpFile> got = DescribeFile(folder, name);
  if (!got.ok()) return absl::DataLossError(got.status().message());
  if (*got == *wanted) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(
      path, ": damaged: got ", got->bytes, " bytes with digest ", got->digest,
      ", wanted ", wanted->bytes, " with ", wanted->digest));
}

// `journal` is what the manifest says, event for event.
absl::Status CheckJournalIs(const BackupManifest& manifest,
                            const std::string& path) {
  const absl::StatusOr<JournalEnd> end = CheckJournalFile(path);
  if (!end.ok()) return end.status();
  if (end->position == manifest.journal_position &&
      end->chain == manifest.chain) {
    return absl::OkStatus();
  }
  return absl::DataLossError(absl::StrCat(
      path, ": ends at position ", end->position, ", wanted ",
      manifest.journal_position, " and the chain that the manifest tells"));
}

// The journal gets its name last: what broke off before has none.
absl::Status FillDataFolder(const std::string& folder,
                            const std::string& data_folder,
                            const BackupManifest& manifest) {
  const std::string journal = absl::StrCat(data_folder, "/journal.db");
  const std::string unnamed = journal + ".restoring";
  std::error_code error;
  std::filesystem::remove(unnamed, error);
  for (const char* name : kBackedUpFiles) {
    const std::string to = absl::StrCat(data_folder, "/", name);
    absl::Status status =
        CopyFile(absl::StrCat(folder, "/", name), to == journal ? unnamed : to);
    if (!status.ok()) return status;
  }
  absl::Status status = CheckJournalIs(manifest, unnamed);
  if (!status.ok()) return status;
  std::filesystem::rename(unnamed, journal, error);
  if (error) {
    return StoreUnavailable(absl::StrCat(journal, ": ", error.message()));
  }
  return SyncFolder(data_folder);
}

}  // namespace

absl::StatusOr<BackupManifest> CheckBackup(const std::string& folder) {
  absl::StatusOr<BackupManifest> manifest = ReadManifest(folder);
  if (!manifest.ok()) return manifest;
  for (const char* name : kBackedUpFiles) {
    absl::Status status = CheckFile(folder, *manifest, name);
    if (!status.ok()) return status;
  }
  return manifest;
}

absl::StatusOr<BackupManifest> RestoreBackup(const std::string& folder,
                                             const std::string& data_folder) {
  absl::StatusOr<BackupManifest> manifest = CheckBackup(folder);
  if (!manifest.ok()) return manifest;
  const absl::StatusOr<FolderLock> lock = FolderLock::Take(data_folder);
  if (!lock.ok()) return lock.status();
  std::error_code error;
  for (const char* name :
       {"journal.db", "journal.db-wal", "views.db", "people.db", "slips.db"}) {
    const std::string path = absl::StrCat(data_folder, "/", name);
    if (!std::filesystem::exists(path, error)) continue;
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "DATA_FOLDER_IN_USE",
        absl::StrCat(path, " is there already: restore into an empty folder"));
  }
  if (absl::Status status = FillDataFolder(folder, data_folder, *manifest);
      !status.ok()) {
    for (const char* name : kBackedUpFiles) {
      std::filesystem::remove(absl::StrCat(data_folder, "/", name), error);
    }
    return status;
  }
  return manifest;
}

}  // namespace intake
