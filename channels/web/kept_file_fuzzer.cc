// Lines with the right check after them are read as they were written, or
// refused.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "channels/web/kept_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view lines(reinterpret_cast<const char*>(data), size);
  const std::string text =
      absl::StrCat(lines, intake::web::KeptFileCheck(lines));
  const auto kept = intake::web::ParseKeptFile(text);
  if (kept.ok()) {
    ABSL_HARDENING_ASSERT(intake::web::KeptFileText(*kept) == text);
  }
  ABSL_HARDENING_ASSERT(!intake::web::ParseKeptFile(lines).ok() ||
                        lines.find("sha256 ") != absl::string_view::npos);
  return 0;
}
