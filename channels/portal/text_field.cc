#include "channels/portal/text_field.h"

#include <gmime/gmime.h>

#include <memory>

namespace intake::portal {

std::string Readable(absl::string_view bytes) {
  const absl::string_view bounded = bytes.substr(0, kFieldBytesMax);
  const std::unique_ptr<char, decltype(&g_free)> valid(
      g_utf8_make_valid(bounded.data(), static_cast<gssize>(bounded.size())),
      &g_free);
  return valid.get();
}

std::string TextField(const web::Form& form, absl::string_view name) {
  return Readable(form.Text(name));
}

std::string SecretField(const web::Form& form, absl::string_view name) {
  return Readable(form.Exact(name));
}

}  // namespace intake::portal
