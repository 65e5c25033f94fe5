// Numbers that look random and are the same on every machine, compiler and
// library: the distributions of the standard library are not.

#ifndef INTAKE_CHANNELS_CLI_TOWN_RANDOM_H_
#define INTAKE_CHANNELS_CLI_TOWN_RANDOM_H_

#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"

namespace intake::cli {

// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
// generators", 2014): every seed is a good one, so each account has its own.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15u;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
  }

  // From `min` to `max`, both included. REQUIRES: less than 2^32 apart.
  int64_t Between(int64_t min, int64_t max) {
    const auto count = static_cast<uint64_t>(max - min + 1);
    return min + static_cast<int64_t>(((Next() >> 32) * count) >> 32);
  }

  // True in `percent` of 100 cases.
  bool Percent(int percent) { return Between(1, 100) <= percent; }

  template <typename Item>
  const Item& OneOf(absl::Span<const Item> items) {
    return items[static_cast<size_t>(
        Between(0, static_cast<int64_t>(items.size()) - 1))];
  }

 private:
  uint64_t state_;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_TOWN_RANDOM_H_
