// CSV as Excel writes it. Rows are numbered as Excel numbers them: an empty
// line is a row, a line break within quotation marks makes none, a line `sep=`
// is none.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_CSV_READER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_CSV_READER_H_

#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "channels/building_list/table_reader.h"

namespace intake::building_list {

// See OpenTable().
absl::StatusOr<std::unique_ptr<TableReader>> OpenCsv(
    const std::string& path, std::optional<Charset> charset);

// The same from any stream that can go back to its beginning.
std::unique_ptr<TableReader> ReadCsv(std::unique_ptr<std::istream> stream,
                                     std::optional<Charset> charset);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_CSV_READER_H_
