// Any bytes as a CSV list: no crash, and every row that makes a submission
// makes one within the contract's bounds.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>

#include "absl/base/macros.h"
#include "channels/building_list/columns.h"
#include "channels/building_list/csv_reader.h"
#include "channels/building_list/list_row.h"

namespace intake::building_list {
namespace {

constexpr size_t kRawBytesMax = 16 * 1024;

void Read(const std::string& bytes) {
  const std::unique_ptr<TableReader> table =
      ReadCsv(std::make_unique<std::istringstream>(bytes), std::nullopt);
  const ListOrigin origin = {.digest = std::string(64, '0'),
                             .representative = "r",
                             .date = absl::CivilDay(2014, 6, 25)};
  Columns columns;
  bool has_columns = false;
  while (true) {
    const absl::StatusOr<std::optional<Row>> row = table->Next();
    if (!row.ok() || !row->has_value()) return;
    if (!has_columns) {
      const absl::StatusOr<Columns> found = Columns::Find(**row);
      has_columns = found.ok();
      if (has_columns) columns = *found;
      continue;
    }
    const ListRow read = ReadListRow(**row, columns, origin);
    if (read.kind != RowKind::kSubmission) continue;
    ABSL_HARDENING_ASSERT(!read.submission.named().values().empty());
    ABSL_HARDENING_ASSERT(read.submission.evidence().raw().size() <=
                          kRawBytesMax);
    // Fails on what is not UTF-8.
    ABSL_HARDENING_ASSERT(!read.submission.SerializeAsString().empty());
  }
}

}  // namespace
}  // namespace intake::building_list

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  intake::building_list::Read(
      std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
