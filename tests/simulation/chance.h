// Everything in a simulation that is left open, out of one seed.

#ifndef INTAKE_TESTS_SIMULATION_CHANCE_H_
#define INTAKE_TESTS_SIMULATION_CHANCE_H_

#include <cstdint>
#include <iterator>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/base/fingerprint.h"

namespace intake::simulation {

// Whose stream of numbers follows from the seed and its own name alone: what
// one part of the simulation draws changes nothing for the others, so that a
// failure can be made smaller by leaving parts out. Not thread-safe.
class Chance {
 public:
  Chance(uint64_t seed, absl::string_view name)
      : state_(Fingerprint(name, seed)) {}

  // The splitmix64 of Steele, Lea and Flood.
  uint64_t Next() {
    state_ += 0x9E37'79B9'7F4A'7C15;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
    z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
    return z ^ (z >> 31);
  }

  // REQUIRES: limit > 0.
  uint64_t Below(uint64_t limit) { return Next() % limit; }
  int Between(int least, int most) {
    return least +
           static_cast<int>(Below(static_cast<uint64_t>(most - least) + 1));
  }
  // Never, where `n` is 0.
  bool OneIn(uint64_t n) { return n != 0 && Below(n) == 0; }

  absl::Duration UpTo(absl::Duration longest) {
    const auto micros =
        static_cast<uint64_t>(absl::ToInt64Microseconds(longest));
    return absl::Microseconds(Below(micros + 1));
  }
  // Mostly short, at times as long as that.
  absl::Duration MostlyShort(absl::Duration longest) {
    return UpTo(longest / static_cast<int64_t>(1 + Below(100)));
  }

  template <typename Items>
  auto& AnyOf(Items& items) {
    return items[Below(std::size(items))];
  }

 private:
  uint64_t state_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_CHANCE_H_
