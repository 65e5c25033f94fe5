#include "channels/program/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace intake::program {
namespace {

absl::Status WriteError(const std::string& path, int error) {
  return absl::ResourceExhaustedError(absl::StrCat(
      path, ": cannot be written: ", std::generic_category().message(error)));
}

absl::Status WriteAndSync(int descriptor, absl::string_view content,
                          const std::string& path) {
  absl::Status status = WriteAll(descriptor, content, path);
  if (status.ok() && fsync(descriptor) != 0) return WriteError(path, errno);
  return status;
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
  const std::string fresh = absl::StrCat(path, ".new");
  const int descriptor =
      open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return WriteError(fresh, errno);
  absl::Status status = WriteAndSync(descriptor, content, fresh);
  close(descriptor);
  if (status.ok() && rename(fresh.c_str(), path.c_str()) != 0) {
    status = WriteError(path, errno);
  }
  if (status.ok() && SyncFolderOf(path) != 0) status = WriteError(path, errno);
  return status;
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
