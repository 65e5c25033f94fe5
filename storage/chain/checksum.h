// Tells whether bytes on disk are still those that were written: against
// accidents, where chain.h is against hands.

#ifndef INTAKE_STORAGE_CHAIN_CHECKSUM_H_
#define INTAKE_STORAGE_CHAIN_CHECKSUM_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace intake {

// XXH3, 64 bits. Stored: the function never changes. Thread-safe.
uint64_t Checksum(absl::string_view bytes);

}  // namespace intake

#endif  // INTAKE_STORAGE_CHAIN_CHECKSUM_H_
