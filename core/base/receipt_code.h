// The short code of a receipt: digits that can be read out over the phone and
// typed on any keypad, the last one a check digit.

#ifndef INTAKE_CORE_BASE_RECEIPT_CODE_H_
#define INTAKE_CORE_BASE_RECEIPT_CODE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake {

// Writes a receipt's number as at least six digits in groups of three from the
// right, as in `120-455`. The last digit is Damm's (H. M. Damm, "Total
// anti-symmetrische Quasigruppen", 2004): it finds every wrong digit and every
// swap of two neighbours.
std::string FormatReceiptCode(uint64_t number);

// Reads a code back, blanks and hyphens aside.
// INVALID_ARGUMENT: other characters, too few or too many digits, or a check
// digit that does not fit.
absl::StatusOr<uint64_t> ParseReceiptCode(absl::string_view code);

}  // namespace intake

#endif  // INTAKE_CORE_BASE_RECEIPT_CODE_H_
