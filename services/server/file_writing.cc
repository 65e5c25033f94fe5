#include "services/server/file_writing.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "absl/strings/str_cat.h"

namespace intake {
namespace {

absl::Status SystemError(absl::string_view what, const std::string& path) {
  return absl::ErrnoToStatus(errno, absl::StrCat(what, " ", path));
}

absl::Status WriteAll(int file, absl::string_view content,
                      const std::string& path) {
  while (!content.empty()) {
    const ssize_t written = write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return SystemError("cannot write", path);
    content.remove_prefix(static_cast<size_t>(written));
  }
  return fsync(file) == 0 ? absl::OkStatus() : SystemError("cannot sync", path);
}

}  // namespace

absl::Status WriteFileAtomically(const std::string& path,
                                 absl::string_view content, mode_t mode) {
  const std::string beside = path + ".new";
  // One of a start that was cut short may have any rights.
  unlink(beside.c_str());
  const int file =
      open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) return SystemError("cannot make", beside);
  absl::Status written = WriteAll(file, content, beside);
  close(file);
  if (!written.ok()) {
    unlink(beside.c_str());
    return written;
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) {
    return SystemError("cannot replace", path);
  }
  return absl::OkStatus();
}

}  // namespace intake
