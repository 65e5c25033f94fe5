// A form of either kind parses or is refused, and never has more than it may.
// The first line is the content type.

#include <cstddef>
#include <cstdint>

#include "absl/base/macros.h"
#include "channels/web/form.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t line_end = input.find('\n');
  if (line_end == absl::string_view::npos) return 0;
  const absl::string_view body = input.substr(line_end + 1);
  const auto form = intake::web::ParseForm(input.substr(0, line_end), body);
  if (!form.ok()) return 0;
  size_t bytes = 0;
  for (const auto& [name, value] : form->fields) {
    ABSL_HARDENING_ASSERT(form->Has(name));
    bytes += value.size();
  }
  for (const intake::web::UploadedFile& file : form->files) {
    ABSL_HARDENING_ASSERT(file.name.find('/') == std::string::npos);
    bytes += file.content.size();
  }
  ABSL_HARDENING_ASSERT(bytes <= body.size());
  ABSL_HARDENING_ASSERT(form->fields.size() <= intake::web::kFieldsMax);
  return 0;
}
