#include "tests/fault/shifted_clock.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace intake::testing {

static_assert(std::atomic<int64_t>::is_always_lock_free);

absl::StatusOr<std::unique_ptr<ShiftedClock>> ShiftedClock::Open(
    const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  void* shared = MAP_FAILED;
  if (file >= 0 && ftruncate(file, sizeof(std::atomic<int64_t>)) == 0) {
    shared = mmap(nullptr, sizeof(std::atomic<int64_t>), PROT_READ | PROT_WRITE,
                  MAP_SHARED, file, 0);
  }
  if (file >= 0) close(file);
  if (shared == MAP_FAILED) {
    return absl::UnavailableError(absl::StrCat("cannot share ", path));
  }
  return std::unique_ptr<ShiftedClock>(
      new ShiftedClock(static_cast<std::atomic<int64_t>*>(shared)));
}

}  // namespace intake::testing
