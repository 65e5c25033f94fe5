// A folder in memory, where the machine has such, for tests of which nothing
// depends on what the disk keeps.

#ifndef INTAKE_STORAGE_CONTRACT_MEMORY_FOLDER_H_
#define INTAKE_STORAGE_CONTRACT_MEMORY_FOLDER_H_

#include <unistd.h>

#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {

class MemoryFolder {
 public:
  MemoryFolder() : in_memory_(UseMemory()) {}

  bool in_memory() const { return in_memory_; }
  const std::string& path() const { return folder_.path(); }
  std::string File(absl::string_view name) const { return folder_.File(name); }

 private:
  static bool UseMemory() {
    return access("/dev/shm", W_OK) == 0 &&
           setenv("TMPDIR", "/dev/shm", /*overwrite=*/1) == 0;
  }

  // Before the folder: it is made where this says.
  const bool in_memory_;
  TempDir folder_;
};

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_MEMORY_FOLDER_H_
