#include "tests/fault/small_disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace intake::testing {
namespace {

constexpr size_t kBlockBytes = 64 * 1024;

absl::Status MountTmpfs(const std::string& folder, int64_t bytes) {
  const std::string options = absl::StrCat("size=", bytes);
  if (mount("intake-test", folder.c_str(), "tmpfs", 0, options.c_str()) == 0) {
    return absl::OkStatus();
  }
  return absl::ErrnoToStatus(errno, "mount");
}

// Who is root here may mount here.
absl::Status EnterOwnNamespaces() {
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
    return absl::ErrnoToStatus(errno, "unshare");
  }
  std::ofstream("/proc/self/setgroups") << "deny";
  std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
  std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<SmallDisk>> SmallDisk::Mount(
    const std::string& folder, int64_t bytes) {
  absl::Status mounted = MountTmpfs(folder, bytes);
  if (absl::IsPermissionDenied(mounted)) {
    mounted = EnterOwnNamespaces();
    if (mounted.ok()) mounted = MountTmpfs(folder, bytes);
  }
  if (!mounted.ok()) return mounted;
  return std::unique_ptr<SmallDisk>(new SmallDisk(folder));
}

SmallDisk::~SmallDisk() { umount2(folder_.c_str(), MNT_DETACH); }

absl::Status SmallDisk::Fill() {
  const int file = open(Filler().c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (file < 0) return absl::ErrnoToStatus(errno, Filler());
  const std::vector<char> block(kBlockBytes);
  while (write(file, block.data(), block.size()) > 0) {
  }
  const int end = errno;
  close(file);
  if (end == ENOSPC) return absl::OkStatus();
  return absl::ErrnoToStatus(end, Filler());
}

void SmallDisk::MakeRoom() { unlink(Filler().c_str()); }

}  // namespace intake::testing
