// Any bytes give a value or DATA_LOSS; what the current version has written is
// written back as the same bytes.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "core/codec/event_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto body = intake::DecodeEventBody(bytes);
  if (body.ok()) {
    const std::string written = intake::EncodeEventBody(*body);
    const bool is_current = bytes[0] == written[0];
    ABSL_HARDENING_ASSERT(!is_current || written == bytes);
    ABSL_HARDENING_ASSERT(intake::DecodeEventBody(written) == body);
  } else {
    ABSL_HARDENING_ASSERT(absl::IsDataLoss(body.status()));
  }
  const auto state = intake::DecodeState(bytes);
  if (state.ok()) {
    ABSL_HARDENING_ASSERT(intake::EncodeState(*state) == bytes);
  } else {
    ABSL_HARDENING_ASSERT(absl::IsDataLoss(state.status()));
  }
  return 0;
}
