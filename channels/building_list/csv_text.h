// CSV as it is written: fields in quotation marks where they need them, and
// cells guarded against what a spreadsheet does to a CSV file it opens.
//
//   0012345678, 400123456789012   ="0012345678"    its digits would be cut
//   =1+2, +7 903 ..., @x          '=1+2            it would be computed
//
// The first is the only form in which Excel leaves digits of a CSV file alone;
// the second is OWASP's advice against CSV injection.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_CSV_TEXT_H_
#define INTAKE_CHANNELS_BUILDING_LIST_CSV_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace intake::building_list {

// Appends `field`, quoted where it has to be.
void AppendCsvField(absl::string_view field, char separator, std::string& to);

// Appends a line with its CRLF.
void AppendCsvLine(absl::Span<const std::string> fields, char separator,
                   std::string& to);

// UnguardedCell(GuardedCell(text)) is `text`, whatever it is.
std::string GuardedCell(absl::string_view text);
// A cell that is not guarded stays as it is.
std::string UnguardedCell(absl::string_view text);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_CSV_TEXT_H_
