// Any bytes as a workbook, and any bytes as the sheet of a good one.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/match.h"
#include "channels/building_list/list_fixture.h"
#include "channels/building_list/table_reader.h"
#include "channels/building_list/xlsx_reader.h"
#include "channels/sdk/temporary_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using intake::building_list::kSheetPart;
  static const auto* const folder = new intake::sdk::TemporaryFolder;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::string path = folder->path() + "/list.xlsx";
  if (absl::StartsWith(bytes, "PK")) {
    folder->Write("list.xlsx", bytes);
  } else {
    auto parts = intake::building_list::WorkbookParts("");
    parts[kSheetPart] = bytes;
    intake::building_list::WriteZip(path, parts);
  }
  const auto table = intake::building_list::OpenXlsx(path);
  if (table.ok()) intake::building_list::AllRows(**table);
  return 0;
}
