// The search under AssignValues: which value belongs to which register, on
// plain arrays, so that the text grammar can try many readings of one text.

#ifndef INTAKE_CORE_TARGET_REGISTER_FIT_H_
#define INTAKE_CORE_TARGET_REGISTER_FIT_H_

#include <array>
#include <cstdint>
#include <optional>

#include "absl/types/span.h"
#include "core/base/limits.h"
#include "core/model/commodity.h"
#include "core/model/register_slot.h"

namespace intake {

// A value's name, as far as it has one.
struct RegisterName {
  std::optional<Commodity> commodity;
  std::optional<MeteringPoint> point;
  std::optional<RegisterKind> kind;
  // The installation whose serial was given.
  std::optional<uint32_t> installation;

  bool empty() const { return !commodity && !point && !kind && !installation; }
  friend bool operator==(const RegisterName&, const RegisterName&) = default;
};

bool Names(const RegisterName& name, const RegisterSlot& slot);

enum class FitResult { kNone, kOne, kSeveral };

struct RegisterFit {
  FitResult result = FitResult::kNone;
  // With kOne: the index into `slots` of each value.
  std::array<uint8_t, limits::kValuesPerSubmissionMax> slot_of_value{};
};

// Finds the one way to fit values of these names to `slots` (in canonical
// order). A fit takes whole meters; of each commodity it takes none, all
// metering points, or just the points that are named; where it leaves registers
// out, each commodity it takes is named by some value. Values that could be
// exchanged stand in canonical order. A value without a name belongs to no
// commodity that another value names.
//
// Bounded: after kFitStepsMax steps it answers kSeveral.
//
// REQUIRES: at most kValuesPerSubmissionMax names, at most 96 slots.
RegisterFit FitRegisters(absl::Span<const RegisterSlot> slots,
                         absl::Span<const RegisterName> names);

inline constexpr int kFitStepsMax = 4000;

}  // namespace intake

#endif  // INTAKE_CORE_TARGET_REGISTER_FIT_H_
