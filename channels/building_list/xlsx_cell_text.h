// How a sheet's XML writes places, numbers and texts.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_XLSX_CELL_TEXT_H_
#define INTAKE_CHANNELS_BUILDING_LIST_XLSX_CELL_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace intake::building_list {

// `27` for `AB12`, and for `AB`; none where no column is named.
std::optional<size_t> ColumnOfReference(absl::string_view reference);

// `4E+11` as `400000000000`: at most 15 significant digits, as Excel keeps
// them, and without an exponent up to 15 digits before the point. What is no
// number stays as it is.
std::string NumberText(absl::string_view stored);

// Characters that XML lacks stand in texts as `_x000D_`, by their number.
std::string UnescapedText(absl::string_view stored);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_XLSX_CELL_TEXT_H_
