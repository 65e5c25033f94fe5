// The receipt that a bank's office sends beside its registries, `NNNNNMDD.KXX`
// for `NNNNNMDD.0XX` (month as one hexadecimal digit, XX the branch): a line
// for each registry, fields by `|`:
//
//   date dd.MM.yyyy|file|agent code|lines|total

#ifndef INTAKE_CHANNELS_SBERBANK_RECEIPT_FILE_H_
#define INTAKE_CHANNELS_SBERBANK_RECEIPT_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::sberbank {

inline constexpr size_t kReceiptBytesMax = size_t{64} * 1024;

struct ReceiptLine {
  std::string file;
  std::string agent;
  int64_t lines = 0;
  int64_t kopecks = 0;
};

// Whether a file is called like a receipt.
bool IsReceiptName(absl::string_view name);

// INVALID_ARGUMENT, in Russian: the line and what is wrong with it, or that
// there is none.
absl::StatusOr<std::vector<ReceiptLine>> ReadReceipt(absl::string_view bytes);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_RECEIPT_FILE_H_
