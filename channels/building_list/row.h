// A row of a table, whichever kind of file it came from.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_ROW_H_
#define INTAKE_CHANNELS_BUILDING_LIST_ROW_H_

#include <cstdint>
#include <string>
#include <vector>

namespace intake::building_list {

enum class CellKind : uint8_t {
  // As written.
  kText,
  // A number of a workbook, with at most 15 significant digits.
  kNumber,
  // A day of a workbook, as `dd.MM.yyyy`.
  kDay,
};

struct Cell {
  // UTF-8.
  std::string text;
  CellKind kind = CellKind::kText;
  // The text is what a formula gave when the workbook was saved.
  bool formula = false;
};

struct Row {
  // As a spreadsheet shows it, from 1.
  int64_t number = 0;
  // Up to the last one that has anything in it.
  std::vector<Cell> cells;
};

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_ROW_H_
