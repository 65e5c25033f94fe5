// Whatever comes as a receipt is lines of registries, or an error; and what the
// ledger reads back is never a crash.

#include <cstddef>
#include <cstdint>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/sberbank/csv_line.h"
#include "channels/sberbank/receipt_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace intake::sberbank;
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto lines = ReadReceipt(bytes);
  if (lines.ok()) {
    for (const ReceiptLine& line : *lines) {
      ABSL_HARDENING_ASSERT(!line.file.empty() && line.lines >= 0);
    }
  }
  ABSL_HARDENING_ASSERT(!CsvFields(bytes).empty());
  return 0;
}
