#include "storage/sqlite/imported_endings.h"

#include "storage/sqlite/civil_numbers.h"

namespace intake {
namespace {

constexpr char kInsert[] = R"sql(
  INSERT INTO imported_endings
    (stream, date_day, installation, register_index, state)
  VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (stream, date_day, installation, register_index)
  DO NOTHING)sql";

constexpr char kDelete[] = "DELETE FROM imported_endings WHERE stream = ?1";

constexpr char kSelect[] = R"sql(
  SELECT date_day, installation, register_index, state
  FROM imported_endings
  WHERE stream = ?1
  ORDER BY date_day, installation, register_index)sql";

}  // namespace

absl::Status PutImportedEnding(Connection& connection, absl::string_view stream,
                               const ReadingPlace& place, ReadingState state) {
  return connection.Run(kInsert, stream, DayNumber(place.date),
                        place.target.installation, place.target.register_index,
                        static_cast<int64_t>(state));
}

absl::Status DropImportedEndings(Connection& connection,
                                 absl::string_view stream) {
  return connection.Run(kDelete, stream);
}

absl::StatusOr<ImportedEndings> LoadImportedEndings(Connection& connection,
                                                    absl::string_view stream) {
  Rows rows = connection.Query(kSelect, stream);
  ImportedEndings endings;
  while (rows.Next()) {
    const ReadingPlace place = {DayOf(rows.Int(0)),
                                {rows.As<uint32_t>(1), rows.As<uint32_t>(2)}};
    endings.emplace(place, rows.As<ReadingState>(3));
  }
  if (!rows.status().ok()) return rows.status();
  return endings;
}

}  // namespace intake
