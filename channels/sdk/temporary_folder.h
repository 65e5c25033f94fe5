// A folder for a test's files, removed with all it holds. For the tests of
// channels, which link nothing of the core.

#ifndef INTAKE_CHANNELS_SDK_TEMPORARY_FOLDER_H_
#define INTAKE_CHANNELS_SDK_TEMPORARY_FOLDER_H_

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"

namespace intake::sdk {

class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_((std::filesystem::temp_directory_path() / "intake.XXXXXX")
                  .string()) {
    ABSL_HARDENING_ASSERT(mkdtemp(path_.data()) != nullptr);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Writes a file and gives its path.
  std::string Write(absl::string_view name, absl::string_view content,
                    mode_t mode = 0600) const {
    std::string path = path_ + "/" + std::string(name);
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
    chmod(path.c_str(), mode);
    return path;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_TEMPORARY_FOLDER_H_
