// Any bytes give a value, which is written back as those bytes, or DATA_LOSS.

#include <cstddef>
#include <cstdint>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "core/codec/event_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto body = intake::DecodeEventBody(bytes);
  if (body.ok()) {
    ABSL_HARDENING_ASSERT(intake::EncodeEventBody(*body) == bytes);
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
