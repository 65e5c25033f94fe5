#include "channels/portal/typed_again.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/portal/text_field.h"

namespace intake::portal {
namespace {

bool IsSecret(absl::string_view name) {
  return name == "csrf" || name == "token" ||
         absl::StrContains(name, "password");
}

}  // namespace

http::Fields TypedFields(const web::Form& form) {
  http::Fields typed;
  for (const auto& [name, value] : form.fields) {
    if (typed.size() == kCarriedFieldsMax) break;
    if (IsSecret(name) || name.size() > web::kFieldNameBytesMax) continue;
    typed.emplace_back(Readable(name), Readable(value));
  }
  return typed;
}

void FillTyped(const http::Fields& fields, absl::string_view prefix,
               web::Dictionary& dictionary) {
  for (const auto& [name, value] : fields) {
    web::Dictionary* const field = dictionary.AddSectionDictionary("FIELD");
    field->SetValue("NAME", absl::StrCat(prefix, name));
    field->SetValue("VALUE", value);
  }
}

web::Form FieldsBehind(absl::string_view prefix, const web::Form& form) {
  web::Form behind;
  for (const auto& [name, value] : form.fields) {
    absl::string_view rest = name;
    if (behind.fields.size() == kCarriedFieldsMax) break;
    if (!absl::ConsumePrefix(&rest, prefix) || IsSecret(rest)) continue;
    behind.fields.emplace_back(std::string(rest), value);
  }
  return behind;
}

}  // namespace intake::portal
