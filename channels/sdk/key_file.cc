#include "channels/sdk/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "absl/cleanup/cleanup.h"
#include "absl/memory/memory.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace intake::sdk {
namespace {

constexpr size_t kKeyBytesMax = 256;

absl::StatusOr<std::string> ReadKey(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("key file ", path));
  }
  const absl::Cleanup close_file = [fd] { close(fd); };

  struct stat about = {};
  if (fstat(fd, &about) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("key file ", path));
  }
  if (!S_ISREG(about.st_mode)) {
    return absl::InvalidArgumentError(
        absl::StrCat("key file ", path, ": not a regular file"));
  }
  // A group may read it: packages install keys as root:intake 0640.
  if ((about.st_mode & S_IRWXO) != 0) {
    return absl::PermissionDeniedError(absl::StrFormat(
        "key file %s: mode is %04o, so that everyone on this machine has "
        "access; want 0600 or 0640 (chmod o= %s)",
        path, about.st_mode & 07777u, path));
  }

  // One byte more than a key and its line end, to tell a file that is longer.
  std::array<char, kKeyBytesMax + 3> buffer;
  const ssize_t got = read(fd, buffer.data(), buffer.size());
  if (got < 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("key file ", path));
  }
  const absl::string_view key = absl::StripAsciiWhitespace(
      absl::string_view(buffer.data(), static_cast<size_t>(got)));
  if (key.empty() || key.size() > kKeyBytesMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("key file ", path, ": ", key.size(),
                     " bytes; want one line of 1 to ", kKeyBytesMax));
  }
  for (const char c : key) {
    if (!absl::ascii_isgraph(static_cast<unsigned char>(c))) {
      return absl::InvalidArgumentError(
          absl::StrCat("key file ", path,
                       ": holds more than one word, or bytes that are not "
                       "printable ASCII; want one line with the key"));
    }
  }
  return std::string(key);
}

}  // namespace

absl::StatusOr<std::unique_ptr<KeyFile>> KeyFile::Open(std::string path) {
  absl::StatusOr<std::string> key = ReadKey(path);
  if (!key.ok()) return key.status();
  return absl::WrapUnique(new KeyFile(std::move(path), *std::move(key)));
}

std::string KeyFile::key() const {
  absl::MutexLock lock(&mutex_);
  return key_;
}

bool KeyFile::ReplaceKey(const std::string& refused) {
  absl::StatusOr<std::string> key = ReadKey(path_);
  absl::MutexLock lock(&mutex_);
  if (key.ok()) key_ = *std::move(key);
  // Another thread may have read the new key before this one.
  return key_ != refused;
}

}  // namespace intake::sdk
