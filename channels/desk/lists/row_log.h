// What became of each row of a list, in a file that pages are shown from.

#ifndef INTAKE_CHANNELS_DESK_LISTS_ROW_LOG_H_
#define INTAKE_CHANNELS_DESK_LISTS_ROW_LOG_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/building_list/row.h"
#include "channels/building_list/row_answer.h"

namespace intake::desk {

struct LoggedRow {
  // As a spreadsheet shows it, from 1.
  int64_t number = 0;
  building_list::RowAnswer answer;
  std::vector<std::string> cells;
};

// One line of the file, with its end.
std::string RowLogLine(const LoggedRow& row);
LoggedRow LoggedRowOf(const building_list::Row& row,
                      const building_list::RowAnswer& answer);

// Whether somebody has to look at such a row.
bool NeedsCare(building_list::RowResult result);

struct RowPage {
  std::vector<LoggedRow> rows;
  // Of all rows that are wanted, on whatever page.
  size_t wanted = 0;
};

// Of the rows of `log` that `is_wanted`, those from `first` on, at most
// `count`. INVALID_ARGUMENT: a line that RowLogLine does not write.
absl::StatusOr<RowPage> ReadRowLog(
    absl::string_view log,
    const std::function<bool(building_list::RowResult)>& is_wanted,
    size_t first, size_t count);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_ROW_LOG_H_
