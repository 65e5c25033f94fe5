#include "channels/web/form.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/web/multipart.h"

namespace intake::web {
namespace {

// `+` is a blank, `%xx` a byte; none: a broken escape.
std::optional<std::string> Decode(absl::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded.push_back(text[i] == '+' ? ' ' : text[i]);
      continue;
    }
    const absl::string_view digits = text.substr(i + 1, 2);
    if (digits.size() < 2 ||
        !std::all_of(digits.begin(), digits.end(), absl::ascii_isxdigit)) {
      return std::nullopt;
    }
    decoded.append(absl::HexStringToBytes(digits));
    i += 2;
  }
  return decoded;
}

absl::StatusOr<Form> ParseUrlEncoded(absl::string_view body) {
  Form form;
  for (const absl::string_view field : absl::StrSplit(body, '&')) {
    if (field.empty()) continue;
    if (form.fields.size() >= kFieldsMax) {
      return absl::InvalidArgumentError(absl::StrCat(
          "the form has too many fields; want at most ", kFieldsMax));
    }
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(field, absl::MaxSplits('=', 1));
    std::optional<std::string> name = Decode(parts.first);
    std::optional<std::string> value = Decode(parts.second);
    if (!name || !value || name->size() > kFieldNameBytesMax) {
      return absl::InvalidArgumentError(absl::StrCat(
          "field ", form.fields.size() + 1,
          " of the form is broken; want %xx for escapes and a name of at most ",
          kFieldNameBytesMax, " bytes"));
    }
    form.fields.emplace_back(*std::move(name), *std::move(value));
  }
  return form;
}

}  // namespace

std::string Form::Text(absl::string_view name) const {
  return std::string(absl::StripAsciiWhitespace(Exact(name)));
}

std::string Form::Exact(absl::string_view name) const {
  for (const auto& [field, value] : fields) {
    if (field == name) return value;
  }
  return "";
}

std::vector<std::string> Form::All(absl::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [field, value] : fields) {
    if (field == name) values.push_back(value);
  }
  return values;
}

bool Form::Has(absl::string_view name) const {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const auto& field) { return field.first == name; });
}

absl::StatusOr<Form> ParseForm(absl::string_view content_type,
                               absl::string_view body) {
  if (body.empty()) return Form();
  const absl::string_view type = absl::StripAsciiWhitespace(
      content_type.substr(0, content_type.find(';')));
  if (absl::EqualsIgnoreCase(type, "application/x-www-form-urlencoded")) {
    return ParseUrlEncoded(body);
  }
  if (absl::EqualsIgnoreCase(type, "multipart/form-data")) {
    return ParseMultipart(content_type, body);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("the content is of type \"", absl::CEscape(type),
                   "\"; want application/x-www-form-urlencoded or "
                   "multipart/form-data"));
}

}  // namespace intake::web
