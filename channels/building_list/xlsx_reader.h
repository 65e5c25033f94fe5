// XLSX, row by row: the first sheet that is shown.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_XLSX_READER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_XLSX_READER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "channels/building_list/table_reader.h"

namespace intake::building_list {

// See OpenTable().
absl::StatusOr<std::unique_ptr<TableReader>> OpenXlsx(const std::string& path);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_XLSX_READER_H_
