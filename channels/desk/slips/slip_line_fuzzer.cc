#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "channels/desk/slips/slip_line.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view typed(reinterpret_cast<const char*>(data), size);
  const auto line = intake::desk::ParseSlipLine(typed);
  if (line.ok() && (line->account.empty() ||
                    line->values.size() > intake::desk::kValuesPerSlipMax)) {
    __builtin_trap();
  }
  if (const auto jump = intake::desk::ParseJump(typed); jump && *jump < 0) {
    __builtin_trap();
  }
  return 0;
}
