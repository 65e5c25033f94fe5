// A line of the semicolon-separated files this program writes.

#ifndef INTAKE_CHANNELS_SBERBANK_CSV_LINE_H_
#define INTAKE_CHANNELS_SBERBANK_CSV_LINE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace intake::sberbank {

// The fields with `;` between, without a line's end. What would break the line
// is quoted, `"` doubled; line breaks and other control characters become
// blanks.
std::string CsvLine(const std::vector<std::string>& fields);

// The way back; a quote that is not closed ends with the line.
std::vector<std::string> CsvFields(absl::string_view line);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_CSV_LINE_H_
