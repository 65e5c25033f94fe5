// Which slips of a batch are keyed a second time to see how well the first
// keying was done.

#ifndef INTAKE_CORE_SLIPS_SAMPLE_H_
#define INTAKE_CORE_SLIPS_SAMPLE_H_

#include <cstdint>

namespace intake {

inline constexpr int kSlipsPerSample = 10;

// One out of every ten in the order of the pile, so that no stretch of it is
// left out, and one out of the rest. Nobody can tell which without the seed;
// with it the sample is the same for ever.
//
// REQUIRES: 1 <= sequence <= slips.
bool IsSampled(uint64_t seed, int slips, int sequence);

// A number nobody can foresee.
uint64_t DrawSampleSeed();

// How many of `slips` that is.
int SampleSize(int slips);

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_SAMPLE_H_
