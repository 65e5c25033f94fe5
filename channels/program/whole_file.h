// A file that is written piece by piece, and is there wholly or not at all.

#ifndef INTAKE_CHANNELS_PROGRAM_WHOLE_FILE_H_
#define INTAKE_CHANNELS_PROGRAM_WHOLE_FILE_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::program {

// Until Commit() it is `path`.new, which the next one replaces. Not
// thread-safe. Errors: RESOURCE_EXHAUSTED: it cannot be written.
class WholeFile {
 public:
  static absl::StatusOr<std::unique_ptr<WholeFile>> Begin(std::string path);
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  absl::Status Append(absl::string_view bytes);
  // Puts it in place, on disk.
  absl::Status Commit();

 private:
  WholeFile(std::string path, int descriptor);
  absl::Status Flush();

  const std::string path_;
  const int descriptor_;
  std::string buffer_;
};

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_WHOLE_FILE_H_
