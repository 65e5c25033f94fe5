#include "channels/building_list/csv_dialect.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "channels/building_list/columns.h"
#include "channels/building_list/limits.h"

namespace intake::building_list {
namespace {

bool MakesHeader(absl::string_view line, char separator) {
  Row row;
  for (absl::string_view field : absl::StrSplit(line, separator)) {
    row.cells.push_back({.text = std::string(field)});
  }
  return row.cells.size() > 1 && LooksLikeHeader(row);
}

}  // namespace

CsvDialect DetectCsvDialect(absl::string_view start,
                            std::optional<Charset> charset) {
  CsvDialect dialect;
  dialect.charset =
      charset ? *charset : DetectCharset(start, /*otherwise=*/Charset::kCp1251);
  std::string text;
  // Bytes that mean nothing are an error of whoever reads the rows.
  CharsetDecoder(dialect.charset).Decode(start, false, text).IgnoreError();
  std::vector<absl::string_view> lines =
      absl::StrSplit(text, absl::MaxSplits('\n', kHeaderRowMax));

  absl::string_view first = absl::StripAsciiWhitespace(lines.front());
  // Of "sep=\t" the tab is the last character of the line.
  absl::string_view line = lines.front();
  absl::ConsumeSuffix(&line, "\r");
  absl::ConsumePrefix(&first, "\"");
  if (absl::StartsWithIgnoreCase(first, "sep=")) {
    const size_t at = line.find('=') + 1;
    dialect.has_separator_line = true;
    if (at < line.size()) dialect.separator = line[at];
    return dialect;
  }
  const bool wide = dialect.charset == Charset::kUtf16Le ||
                    dialect.charset == Charset::kUtf16Be;
  const absl::string_view candidates = wide ? "\t;," : ";\t,";
  for (const char separator : candidates) {
    for (absl::string_view each : lines) {
      if (MakesHeader(each, separator)) {
        dialect.separator = separator;
        return dialect;
      }
    }
  }
  return dialect;
}

}  // namespace intake::building_list
