// How a CSV file is written: its encoding and its separator.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_CSV_DIALECT_H_
#define INTAKE_CHANNELS_BUILDING_LIST_CSV_DIALECT_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "channels/charset/charset.h"

namespace intake::building_list {

struct CsvDialect {
  Charset charset = Charset::kUtf8;
  char separator = ';';
  // The first line says `sep=;` and is no row.
  bool has_separator_line = false;
};

// By the file's first bytes, of which 64 KiB are enough. The encoding is
// `charset`, else DetectCharset's with CP1251 where nothing else shows. The
// separator is what a line `sep=` says; else of `;`, tab and `,` (for UTF-16,
// in which Excel writes tabs, tab first) the one that makes one of the first
// lines a header; else `;`.
CsvDialect DetectCsvDialect(absl::string_view start,
                            std::optional<Charset> charset);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_CSV_DIALECT_H_
