#include "storage/sqlite/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

absl::Status SystemError(absl::string_view place) {
  return StoreUnavailable(absl::StrCat(place, ": ", std::strerror(errno)));
}

// The process that wrote itself into the lock; empty while it is about to.
std::string Holder(int descriptor) {
  char text[32] = {};
  const ssize_t size = pread(descriptor, text, sizeof(text), 0);
  if (size <= 0) return "another process";
  return absl::StrCat("process ", absl::StripAsciiWhitespace(absl::string_view(
                                      text, static_cast<size_t>(size))));
}

}  // namespace

absl::StatusOr<FolderLock> FolderLock::Take(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return StoreUnavailable(absl::StrCat(folder, ": ", error.message()));
  }
  const std::string path = absl::StrCat(folder, "/lock");
  FolderLock lock(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.descriptor_ < 0) return SystemError(path);
  if (flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return SystemError(path);
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "STORE_IN_USE",
        absl::StrCat("folder ", folder, " is in use by ",
                     Holder(lock.descriptor_),
                     ": stop it, or give this one another folder"));
  }
  const std::string self = absl::StrCat(getpid(), "\n");
  if (ftruncate(lock.descriptor_, 0) != 0 ||
      pwrite(lock.descriptor_, self.data(), self.size(), 0) < 0) {
    // A full disk must not keep the store from opening: the number is only for
    // whoever reads the message above.
    errno = 0;
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

absl::Status SyncFolder(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return SystemError(folder);
  const int result = fsync(descriptor);
  absl::Status status = result == 0 ? absl::OkStatus() : SystemError(folder);
  close(descriptor);
  return status;
}

}  // namespace intake
