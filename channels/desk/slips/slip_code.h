// The two-dimensional code on a slip, from a scanner that types what it reads.
//
// Source: GOST R 56042-2014: `ST0001`, a digit for the encoding (1 CP1251,
// 2 UTF-8, 3 KOI8-R), a character that separates, then `Key=Value` and
// `Key=Value` with it between them. Every code chooses its own separator.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_SLIP_CODE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_SLIP_CODE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::desk {

inline constexpr size_t kSlipCodeBytesMax = 2048;

// What a slip's code says that matters here; empty where it does not.
struct SlipCode {
  // PersAcc, its blanks and hyphens cut out: 1 to 20 digits.
  std::string account;
  // CounterId, also misprinted as `Counterld`; at most 64 bytes.
  std::string meter_serial;
  // CounterVal: digits and at most one decimal comma or point.
  std::string value;
};

// Whether `typed` begins as such a code does, so that it is none of a person's.
bool IsSlipCode(absl::string_view typed);

// Takes the keys in any case, and as a scanner types them while the computer's
// keyboard is set to Russian. All other values - names, addresses - may be
// mangled as they like. A value of one of ours that is not as above is left
// empty: the clerk types it.
//
// INVALID_ARGUMENT: it does not begin as such a code, is longer than
// kSlipCodeBytesMax, or has none of our keys.
absl::StatusOr<SlipCode> ParseSlipCode(absl::string_view typed);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_SLIP_CODE_H_
