// The rows of a list's file, one after another, in memory that does not grow
// with their number.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_TABLE_READER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_TABLE_READER_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "channels/building_list/row.h"
#include "channels/charset/charset.h"

namespace intake::building_list {

// Not thread-safe.
class TableReader {
 public:
  virtual ~TableReader() = default;

  // The next row; none at the end. INVALID_ARGUMENT: the file is not what it
  // should be from here on, with the row.
  virtual absl::StatusOr<std::optional<Row>> Next() = 0;

  // Whether the workbook counts days from 1904 instead of 1900.
  virtual bool counts_days_from_1904() const { return false; }
};

// Opens CSV or XLSX, told apart by what is in the file and not by its name.
// `charset` is that of CSV, where it is not to be found out.
// NOT_FOUND: there is no such file. INVALID_ARGUMENT: it cannot be read, or is
// neither.
absl::StatusOr<std::unique_ptr<TableReader>> OpenTable(
    const std::string& path, std::optional<Charset> charset);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_TABLE_READER_H_
