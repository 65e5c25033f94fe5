// What is metered, where in the flat, and by which dial.

#ifndef INTAKE_CORE_MODEL_COMMODITY_H_
#define INTAKE_CORE_MODEL_COMMODITY_H_

#include <cstdint>

namespace intake {

// Numbers are stored: permanent. Last number used: 5.
enum class Commodity : uint8_t {
  kElectricity = 1,
  kHotWater = 2,
  kColdWater = 3,
  kHeat = 4,
  kGas = 5,
};

// The place in the flat where a meter hangs. Numbers are stored: permanent,
// and their order is the canonical order of values. Last number used: 3.
enum class MeteringPoint : uint8_t {
  kMain = 1,
  kKitchen = 2,
  kBath = 3,
};

// One dial of a meter. Numbers are stored: permanent, and their order is the
// canonical order of values: day, night; peak, night, half-peak. Last number
// used: 5.
enum class RegisterKind : uint8_t {
  kTotal = 1,
  kDay = 2,
  kPeak = 3,
  kNight = 4,
  kHalfPeak = 5,
};

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_COMMODITY_H_
