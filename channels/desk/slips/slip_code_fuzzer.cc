#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "channels/desk/slips/slip_code.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view typed(reinterpret_cast<const char*>(data), size);
  const auto code = intake::desk::ParseSlipCode(typed);
  if (code.ok() && !intake::desk::IsSlipCode(typed)) __builtin_trap();
  if (code.ok() && code->account.size() > 20) __builtin_trap();
  return 0;
}
