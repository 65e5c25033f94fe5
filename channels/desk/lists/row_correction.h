// One row of a list that was handed in, put right by hand.

#ifndef INTAKE_CHANNELS_DESK_LISTS_ROW_CORRECTION_H_
#define INTAKE_CHANNELS_DESK_LISTS_ROW_CORRECTION_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/desk/lists/list_jobs.h"
#include "channels/desk/lists/row_log.h"
#include "channels/sdk/connection.h"

namespace intake::desk {

// A row as the list has it, under its titles: equally many.
struct ListedRow {
  std::vector<std::string> titles;
  std::vector<std::string> cells;
};

// NOT_FOUND: the list has no such row. Others: ListSource's.
absl::StatusOr<ListedRow> FindRow(const std::string& path, int64_t number);

// Hands in row `number` of a list with other cells, as a submission of its own;
// no other row is touched. The same cells again are the same submission. What
// cannot be handed in at all is an outcome too (RowResult::kNotSent). Errors:
// the server's; FindRow's.
absl::StatusOr<LoggedRow> CorrectRow(sdk::Connection& channel,
                                     const ListState& list,
                                     const std::string& path, int64_t number,
                                     const std::vector<std::string>& cells,
                                     const std::string& agent);

// Of the corrections in a file, the last of each row; none where there is no
// file.
std::map<int64_t, LoggedRow> ReadCorrections(const std::string& path);
// Adds one, on disk. One at a time for a file.
absl::Status AddCorrection(const std::string& path, const LoggedRow& row);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_ROW_CORRECTION_H_
