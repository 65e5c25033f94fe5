#include "storage/chain/checksum.h"

#include <xxhash.h>

namespace intake {

uint64_t Checksum(absl::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace intake
