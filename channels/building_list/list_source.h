// A list: its header, and the rows under it.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_LIST_SOURCE_H_
#define INTAKE_CHANNELS_BUILDING_LIST_LIST_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/building_list/columns.h"
#include "channels/building_list/row.h"
#include "channels/building_list/table_reader.h"

namespace intake::building_list {

// Begins the part of an answer that names flats without readings: an answer
// that was corrected and is handed in as a list ends there.
inline constexpr char kMissingTitle[] = "Без показаний за";

// Not thread-safe.
class ListSource {
 public:
  // INVALID_ARGUMENT, NOT_FOUND: OpenTable's; none of the first rows is a
  // header; Columns::Find's. All name the file.
  static absl::StatusOr<std::unique_ptr<ListSource>> Open(
      const std::string& path, std::optional<Charset> charset);

  // Titles that stand above the header.
  const std::vector<Row>& above() const { return above_; }
  const Row& header() const { return header_; }
  const Columns& columns() const { return columns_; }
  bool counts_days_from_1904() const { return table_->counts_days_from_1904(); }

  // The next row under the header; none at the end of the list.
  absl::StatusOr<std::optional<Row>> Next();

 private:
  ListSource(std::string path, std::unique_ptr<TableReader> table)
      : path_(std::move(path)), table_(std::move(table)) {}

  absl::Status FindHeader();
  absl::Status InFile(const absl::Status& status) const;

  const std::string path_;
  const std::unique_ptr<TableReader> table_;
  std::vector<Row> above_;
  Row header_;
  Columns columns_;
};

// A list read through to its end, before anything of it is handed in: what a
// part of it would refuse, refuses all of it.
struct ListSurvey {
  // SHA-256 of the file, 64 hexadecimal digits.
  std::string digest;
  // Under the header.
  int64_t rows = 0;
  // Cells that the widest row, the header included, has for an answer to
  // repeat.
  size_t width = 0;
};

// INVALID_ARGUMENT, NOT_FOUND: as ListSource and TableReader::Next have it.
absl::StatusOr<ListSurvey> SurveyList(const std::string& path,
                                      std::optional<Charset> charset);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_LIST_SOURCE_H_
