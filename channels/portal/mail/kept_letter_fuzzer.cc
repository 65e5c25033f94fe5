// What is read of an outbox's file is what would be written again.

#include <cstddef>
#include <cstdint>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/portal/mail/kept_letter.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto letter = intake::portal::KeptLetterFromBytes(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  if (!letter.ok()) return 0;
  const auto again = intake::portal::KeptLetterFromBytes(
      intake::portal::KeptLetterToBytes(*letter));
  ABSL_HARDENING_ASSERT(again.ok() && again->to == letter->to &&
                        again->message == letter->message);
  return 0;
}
