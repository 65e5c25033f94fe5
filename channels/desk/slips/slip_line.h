// What a clerk types for a slip, on the numeric pad alone:
//
//   1234567890+12389      an account and its reading; Enter ends the slip
//   1234567890+690+512    day and night
//   1234567890+12389-     the slip is not signed
//
// Between fields `+`, `*`, `/`, `;` or a blank; decimals behind a comma or a
// point.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_SLIP_LINE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_SLIP_LINE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::desk {

inline constexpr size_t kSlipLineBytesMax = 256;
inline constexpr size_t kValuesPerSlipMax = 3;

struct SlipLine {
  // Digits, as they were typed.
  std::string account;
  // None yet: they are asked for next.
  std::vector<std::string> values;
  bool is_signed = true;
};

// INVALID_ARGUMENT: no account, more than kValuesPerSlipMax values, something
// that is no number, or longer than kSlipLineBytesMax.
absl::StatusOr<SlipLine> ParseSlipLine(absl::string_view typed);

// `/17`: on to slip 17. None where it is no such line.
std::optional<int> ParseJump(absl::string_view typed);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_SLIP_LINE_H_
