#include "channels/building_list/csv_text.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace intake::building_list {
namespace {

// Excel shows longer numbers as 1.23457E+11.
constexpr size_t kDigitsShownMax = 11;

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

bool LosesDigits(absl::string_view text) {
  return IsDigits(text) && text.size() > 1 &&
         (text.front() == '0' || text.size() > kDigitsShownMax);
}

// `-12`, `-12,5`: computing it changes nothing.
bool IsPlainNumber(absl::string_view text) {
  if (!absl::ConsumePrefix(&text, "-")) return false;
  const size_t point = text.find_first_of(".,");
  return IsDigits(text.substr(0, point)) &&
         (point == absl::string_view::npos || IsDigits(text.substr(point + 1)));
}

// What a cell is computed for when it begins so, apostrophes aside: one in
// front of it must not be taken for the guard.
bool LooksComputed(absl::string_view text) {
  while (absl::ConsumePrefix(&text, "'")) {
  }
  return !text.empty() && absl::string_view("=+-@\t\r").find(text.front()) !=
                              absl::string_view::npos;
}

}  // namespace

void AppendCsvField(absl::string_view field, char separator, std::string& to) {
  const bool quoted =
      field.find_first_of("\"\r\n") != absl::string_view::npos ||
      field.find(separator) != absl::string_view::npos ||
      (!field.empty() &&
       (absl::ascii_isspace(static_cast<unsigned char>(field.front())) ||
        absl::ascii_isspace(static_cast<unsigned char>(field.back()))));
  if (!quoted) {
    absl::StrAppend(&to, field);
    return;
  }
  to.push_back('"');
  for (const char c : field) {
    if (c == '"') to.push_back('"');
    to.push_back(c);
  }
  to.push_back('"');
}

void AppendCsvLine(absl::Span<const std::string> fields, char separator,
                   std::string& to) {
  for (size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) to.push_back(separator);
    AppendCsvField(fields[i], separator, to);
  }
  absl::StrAppend(&to, "\r\n");
}

std::string GuardedCell(absl::string_view text) {
  if (LosesDigits(text)) return absl::StrCat("=\"", text, "\"");
  if (LooksComputed(text) && !IsPlainNumber(text)) {
    return absl::StrCat("'", text);
  }
  return std::string(text);
}

std::string UnguardedCell(absl::string_view text) {
  absl::string_view inner = text;
  if (absl::ConsumePrefix(&inner, "=\"") && absl::ConsumeSuffix(&inner, "\"") &&
      IsDigits(inner)) {
    return std::string(inner);
  }
  if (absl::StartsWith(text, "'") && LooksComputed(text)) text.remove_prefix(1);
  return std::string(text);
}

}  // namespace intake::building_list
