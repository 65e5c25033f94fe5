// What a power cut may leave of a file. For tests.

#ifndef INTAKE_STORAGE_SQLITE_CRASH_LOSS_H_
#define INTAKE_STORAGE_SQLITE_CRASH_LOSS_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace intake::testing {

struct Change {
  // Since the start, over all files.
  uint64_t number = 0;
  size_t at = 0;
  // Are there from now on; none where the file ends at `at`.
  std::string bytes;
  bool truncates = false;
};

// How much of what was not synced is left.
struct Loss {
  // Changes numbered from here on are gone.
  uint64_t until = 0;
  // Of those before, each sector of 512 bytes has only the first few.
  bool by_sector = false;
};

// What is left of a file with `synced` in it.
std::string LeftOfFile(const std::string& synced,
                       const std::vector<Change>& unsynced, Loss loss,
                       std::mt19937& random);

// `synced` after a sync that writes the sectors of `changes` alone, as they are
// in `now`.
std::string WithSectorsOf(const std::vector<Change>& changes,
                          const std::string& now, std::string synced);

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_SQLITE_CRASH_LOSS_H_
