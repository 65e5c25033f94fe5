// A file that grows page by page and survives being killed. Beside FILE stands
// FILE.cursor, which says how far FILE may be trusted:
//
//   {"format":"csv","after":"","cursor":"17-5a3f","bytes":4096}
//
// the format and cursor it was begun with, and the cursor that FILE's first
// `bytes` bytes reach. It is written after FILE is synced, and by rename, so it
// never promises what is not on disk; what stands behind is a torn page, and is
// cut off when the export goes on.

#ifndef INTAKE_CHANNELS_CLI_EXPORT_FILE_H_
#define INTAKE_CHANNELS_CLI_EXPORT_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::cli {

// Not thread-safe.
class ExportFile {
 public:
  // Begins `path` after the cursor `after`, or goes on with it. One process at
  // a time may have it open.
  //
  // INVALID_ARGUMENT: it cannot be written, or was not begun by an export in
  // this format and after this cursor (an empty one fits all).
  // FAILED_PRECONDITION: another process writes it, or it was cut short.
  static absl::StatusOr<std::unique_ptr<ExportFile>> Open(std::string path,
                                                          std::string format,
                                                          std::string after);
  ~ExportFile();
  ExportFile(const ExportFile&) = delete;
  ExportFile& operator=(const ExportFile&) = delete;

  // As far as the file reaches, at the last checkpoint.
  const std::string& cursor() const { return cursor_; }
  // Its length, with what was appended since.
  int64_t bytes() const { return bytes_; }

  // RESOURCE_EXHAUSTED: the disk is full, or will take no more.
  absl::Status Append(absl::string_view text);
  // Syncs what was appended: it reaches `cursor`.
  absl::Status Checkpoint(const std::string& cursor);

 private:
  ExportFile(std::string path, std::string format, std::string after,
             int descriptor)
      : path_(std::move(path)),
        format_(std::move(format)),
        after_(std::move(after)),
        descriptor_(descriptor) {}

  absl::Status Begin();
  absl::Status GoOn(absl::string_view place);

  const std::string path_;
  const std::string format_;
  std::string after_;
  const int descriptor_;
  std::string cursor_;
  int64_t bytes_ = 0;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_EXPORT_FILE_H_
