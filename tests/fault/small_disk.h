// A small file system of its own, to be filled up.

#ifndef INTAKE_TESTS_FAULT_SMALL_DISK_H_
#define INTAKE_TESTS_FAULT_SMALL_DISK_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace intake::testing {

// A tmpfs. Used by one thread.
class SmallDisk {
 public:
  // Mounts it on `folder`, which is there. Where that is not allowed, the
  // process first moves into a user and a mount namespace of its own.
  // PERMISSION_DENIED: that is not allowed either.
  //
  // REQUIRES: the process has no other thread.
  static absl::StatusOr<std::unique_ptr<SmallDisk>> Mount(
      const std::string& folder, int64_t bytes);
  ~SmallDisk();

  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  const std::string& path() const { return folder_; }

  // Takes all the room that is left.
  absl::Status Fill();
  // Gives it back.
  void MakeRoom();

 private:
  explicit SmallDisk(std::string folder) : folder_(std::move(folder)) {}

  std::string Filler() const { return folder_ + "/filler"; }

  const std::string folder_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_SMALL_DISK_H_
