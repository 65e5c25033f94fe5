#include "channels/sberbank/csv_line.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace intake::sberbank {
namespace {

std::string Quoted(std::string field) {
  for (char& c : field) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) c = ' ';
  }
  if (field.find_first_of(";\"") == std::string::npos) return field;
  return absl::StrCat("\"", absl::StrReplaceAll(field, {{"\"", "\"\""}}), "\"");
}

}  // namespace

std::string CsvLine(const std::vector<std::string>& fields) {
  return absl::StrJoin(fields, ";",
                       [](std::string* out, const std::string& field) {
                         absl::StrAppend(out, Quoted(field));
                       });
}

std::vector<std::string> CsvFields(absl::string_view line) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const bool is_quote = line[i] == '"';
    const bool is_doubled =
        is_quote && is_quoted && i + 1 < line.size() && line[i + 1] == '"';
    if (is_doubled) {
      fields.back() += line[++i];
    } else if (is_quote) {
      is_quoted = !is_quoted;
    } else if (line[i] == ';' && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

}  // namespace intake::sberbank
