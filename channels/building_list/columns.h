// Where the columns of a list stand.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_COLUMNS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_COLUMNS_H_

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/building_list/header_words.h"
#include "channels/building_list/row.h"

namespace intake::building_list {

// Where the fields of a list stand.
class Columns {
 public:
  // INVALID_ARGUMENT, with the row and its cells: no account column, no column
  // for values, or two columns for the same.
  static absl::StatusOr<Columns> Find(const Row& header);

  bool has(Field field) const { return At(field) >= 0; }
  // The cell of `field` in `row`; null where there is none.
  const Cell* CellOf(Field field, const Row& row) const;

  // The header's cells that an answer repeats.
  const std::vector<std::string>& kept_titles() const { return kept_titles_; }
  // The same of a row: as many as the titles, or more where the row is longer.
  std::vector<Cell> Kept(const Row& row) const;

 private:
  int At(Field field) const { return column_[static_cast<size_t>(field)]; }

  std::array<int, kFieldCount> column_{};
  // Of each column of the header.
  std::vector<bool> is_answer_;
  std::vector<std::string> kept_titles_;
};

// Whether a row names an account column: then it is the header.
bool LooksLikeHeader(const Row& row);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_COLUMNS_H_
