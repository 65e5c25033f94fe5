// A file that is written under another name and takes its own when it is whole.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_UNFINISHED_FILE_H_
#define INTAKE_CHANNELS_BUILDING_LIST_UNFINISHED_FILE_H_

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace intake::building_list {

// Not thread-safe. Not synced: an answer that a power cut takes is had again by
// handing in the same list.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(std::string path)
      : path_(std::move(path)), written_(absl::StrCat(path_, ".part")) {}
  ~UnfinishedFile() {
    std::error_code error;
    std::filesystem::remove(written_, error);
  }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  const std::string& path() const { return path_; }
  // Where it stands until it is finished.
  const std::string& written() const { return written_; }

  // RESOURCE_EXHAUSTED: it cannot take its name.
  absl::Status Finish() {
    std::error_code error;
    std::filesystem::rename(written_, path_, error);
    if (!error) return absl::OkStatus();
    return absl::ResourceExhaustedError(
        absl::StrCat(path_, ": cannot be written: ", error.message()));
  }

 private:
  const std::string path_;
  const std::string written_;
};

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_UNFINISHED_FILE_H_
