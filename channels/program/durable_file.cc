#include "channels/program/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "channels/program/whole_file.h"

namespace intake::program {
namespace {

absl::Status WriteError(const std::string& path, int error) {
  return absl::ResourceExhaustedError(absl::StrCat(
      path, ": cannot be written: ", std::generic_category().message(error)));
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const int error = errno;
  if (!file && error == ENOENT) {
    return absl::NotFoundError(absl::StrCat(path, ": there is no such file"));
  }
  // Unlike an iterator, this throws nothing at a folder.
  std::ostringstream content;
  if (file) content << file.rdbuf();
  std::error_code unknown;
  if (!file || content.bad() || std::filesystem::is_directory(path, unknown)) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, ": cannot be read: ",
        file ? "it is a folder" : std::generic_category().message(error)));
  }
  return content.str();
}

absl::Status WriteAll(int descriptor, absl::string_view text,
                      const std::string& path) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return WriteError(path, written < 0 ? errno : ENOSPC);
    text.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status ReplaceFile(const std::string& path, absl::string_view content) {
  const auto file = WholeFile::Begin(path);
  if (!file.ok()) return file.status();
  absl::Status status = (*file)->Append(content);
  return status.ok() ? (*file)->Commit() : status;
}

int SyncFolderOf(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int descriptor =
      open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return -1;
  const int result = fsync(descriptor);
  close(descriptor);
  return result;
}

}  // namespace intake::program
