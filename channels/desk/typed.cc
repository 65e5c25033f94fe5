#include "channels/desk/typed.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

constexpr absl::string_view kPath = "typed_path";
constexpr absl::string_view kName = "typed_name";
constexpr absl::string_view kValue = "typed_value";

std::vector<std::string> ExactAll(const web::Form& form,
                                  absl::string_view name) {
  std::vector<std::string> values;
  for (const auto& [field, value] : form.fields) {
    if (field == name) values.push_back(value);
  }
  return values;
}

bool IsCarried(absl::string_view name) {
  return name != "csrf" && !absl::StrContains(name, "password");
}

}  // namespace

Typed TypedIn(const web::Visit& visit) {
  if (visit.request.method != "POST") return {};
  Typed typed{.path = web::PathWith(visit.request.path, visit.request.query)};
  for (const auto& [name, value] : visit.form.fields) {
    if (IsCarried(name)) typed.fields.emplace_back(name, value);
  }
  return typed;
}

Typed TypedBefore(const web::Form& form) {
  Typed typed{.path = form.Text(kPath)};
  const std::vector<std::string> names = ExactAll(form, kName);
  const std::vector<std::string> values = ExactAll(form, kValue);
  for (size_t i = 0; i < std::min(names.size(), values.size()); ++i) {
    if (IsCarried(names[i])) typed.fields.emplace_back(names[i], values[i]);
  }
  return IsOwnPath(typed.path) ? typed : Typed{};
}

void AddTyped(const Typed& typed, web::Dictionary& content) {
  if (typed.path.empty()) return;
  web::Dictionary& form = *content.AddSectionDictionary("TYPED");
  form.SetValue("PATH_TYPED", typed.path);
  for (const auto& [name, value] : typed.fields) {
    web::Dictionary& field = *form.AddSectionDictionary("CARRIED");
    field.SetValue("NAME", name);
    field.SetValue("VALUE", value);
  }
}

http::Response ResumePage(const Desk& desk, const web::Visit& visit,
                          const Typed& typed) {
  return desk.pages->Render(
      "resume", visit, 200,
      [&](web::Dictionary& content) { AddTyped(typed, content); });
}

bool IsOwnPath(absl::string_view path) {
  return absl::StartsWith(path, "/") && !absl::StartsWith(path, "//") &&
         !absl::StrContains(path, '\\') &&
         std::all_of(path.begin(), path.end(),
                     [](char c) { return c > ' ' && c < '\x7f'; });
}

}  // namespace intake::desk
