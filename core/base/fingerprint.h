// Stable 64-bit fingerprints of contents and keys. They are stored, so the
// function never changes; they only ever preselect: whoever finds two equal
// ones compares what they were made from, or treats a collision as harmless.

#ifndef INTAKE_CORE_BASE_FINGERPRINT_H_
#define INTAKE_CORE_BASE_FINGERPRINT_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace intake {

// FNV-1a with a final avalanche (the mixer of MurmurHash3).
uint64_t Fingerprint(absl::string_view bytes, uint64_t seed = 0);

}  // namespace intake

#endif  // INTAKE_CORE_BASE_FINGERPRINT_H_
