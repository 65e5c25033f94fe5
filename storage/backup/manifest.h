// What a backup says of itself: the file `manifest` in its folder, written
// last, so that a backup without one is not complete.

#ifndef INTAKE_STORAGE_BACKUP_MANIFEST_H_
#define INTAKE_STORAGE_BACKUP_MANIFEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace intake {

inline constexpr char kManifestName[] = "manifest";

struct BackedUpFile {
  std::string name;
  uint64_t bytes = 0;
  // BLAKE2b-256 of the file, in hex.
  std::string digest;

  friend bool operator==(const BackedUpFile&, const BackedUpFile&) = default;
};

struct BackupManifest {
  absl::Time made_at;
  // Of the program that made it.
  std::string program;
  // Of the journal's last event, and that event's link in its chain, in hex;
  // 0 and empty for an empty journal.
  uint64_t journal_position = 0;
  std::string chain;
  std::vector<BackedUpFile> files;

  friend bool operator==(const BackupManifest&,
                         const BackupManifest&) = default;
};

std::string ManifestText(const BackupManifest& manifest);

// DATA_LOSS: not a whole manifest, or one of a newer program.
absl::StatusOr<BackupManifest> ParseManifest(absl::string_view text);

// The file as it is now. UNAVAILABLE: it cannot be read.
absl::StatusOr<BackedUpFile> DescribeFile(const std::string& folder,
                                          const std::string& name);

}  // namespace intake

#endif  // INTAKE_STORAGE_BACKUP_MANIFEST_H_
