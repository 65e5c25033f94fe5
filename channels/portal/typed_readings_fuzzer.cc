// Whatever a browser posts becomes a submission that can be sent: valid text,
// within the contract's bounds but for the lengths that are reported.

#include <cstddef>
#include <cstdint>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/portal/typed_again.h"
#include "channels/portal/typed_readings.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto form = intake::web::ParseForm(
      "application/x-www-form-urlencoded",
      absl::string_view(reinterpret_cast<const char*>(data), size));
  if (!form.ok()) return 0;
  const intake::v1::Submission submission =
      intake::portal::ReadTypedReadings(*form);
  ABSL_HARDENING_ASSERT(submission.named().values_size() <=
                        static_cast<int>(intake::portal::kValuesMax));
  ABSL_HARDENING_ASSERT(submission.request_id().size() == 43);
  ABSL_HARDENING_ASSERT(intake::portal::TypedFields(*form).size() <=
                        intake::portal::kCarriedFieldsMax);
  return 0;
}
