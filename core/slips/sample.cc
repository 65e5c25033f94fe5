#include "core/slips/sample.h"

#include <algorithm>

#include "absl/base/macros.h"
#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "core/base/fingerprint.h"

namespace intake {

uint64_t DrawSampleSeed() {
  absl::BitGen random;
  return absl::Uniform<uint64_t>(random);
}

bool IsSampled(uint64_t seed, int slips, int sequence) {
  ABSL_HARDENING_ASSERT(sequence >= 1 && sequence <= slips);
  const int group = (sequence - 1) / kSlipsPerSample;
  const int first = group * kSlipsPerSample;
  const auto size =
      static_cast<uint64_t>(std::min(kSlipsPerSample, slips - first));
  const uint64_t drawn = Fingerprint(absl::StrCat(group), seed) % size;
  return static_cast<uint64_t>(sequence - 1 - first) == drawn;
}

int SampleSize(int slips) {
  return (slips + kSlipsPerSample - 1) / kSlipsPerSample;
}

}  // namespace intake
