// The parts of a workbook's zip archive, with guards against archives made to
// fill memory or disk: few entries, a bounded size, a bounded ratio.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_ZIP_ARCHIVE_H_
#define INTAKE_CHANNELS_BUILDING_LIST_ZIP_ARCHIVE_H_

#include <zip.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::building_list {

// One part, unpacked piece by piece. Not thread-safe; not to outlive its
// archive.
class ZipPart {
 public:
  // The next piece, valid until the next call; empty at the end.
  // INVALID_ARGUMENT: it is damaged, or larger than the archive says.
  absl::StatusOr<absl::string_view> Read();

 private:
  friend class ZipArchive;
  struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };

  ZipPart(std::string name, zip_file_t* file, uint64_t bytes)
      : name_(std::move(name)), file_(file), left_(bytes) {}

  std::string name_;
  std::unique_ptr<zip_file_t, Close> file_;
  uint64_t left_;
  std::array<char, 16 * 1024> buffer_;
};

// Not thread-safe.
class ZipArchive {
 public:
  // INVALID_ARGUMENT: it is no whole archive, or not within the limits.
  static absl::StatusOr<std::unique_ptr<ZipArchive>> Open(
      const std::string& path);

  bool Has(const std::string& name) const;
  // INVALID_ARGUMENT: there is no such part, or it has a password.
  absl::StatusOr<std::unique_ptr<ZipPart>> OpenPart(const std::string& name);

 private:
  struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };

  explicit ZipArchive(zip_t* archive) : archive_(archive) {}
  absl::Status CheckLimits();

  std::unique_ptr<zip_t, Discard> archive_;
};

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_ZIP_ARCHIVE_H_
