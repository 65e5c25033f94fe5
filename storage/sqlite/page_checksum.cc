#include "storage/sqlite/page_checksum.h"

#include <xxhash.h>

namespace intake {

uint64_t PageChecksum(absl::string_view bytes, uint64_t page) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), page);
}

}  // namespace intake
