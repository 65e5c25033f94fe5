// Aligned columns for people.

#ifndef INTAKE_CHANNELS_CLI_RENDER_TABLE_H_
#define INTAKE_CHANNELS_CLI_RENDER_TABLE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "channels/cli/render/console.h"

namespace intake::cli {

enum class Align { kLeft, kRight };

struct Column {
  std::string title;
  Align align = Align::kLeft;
};

// Rows under titles. Cells are made printable; columns are as wide as their
// widest cell. On a terminal the last column is cut where a line would be
// wider than the terminal; elsewhere nothing is ever cut.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // REQUIRES: as many cells as columns.
  void AddRow(std::vector<std::string> cells);

  std::string Render(const Console& console) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

// `label  value` lines with the values aligned; empty values are left out.
class Facts {
 public:
  void Add(std::string label, absl::string_view value);
  std::string Render() const;

 private:
  std::vector<std::pair<std::string, std::string>> facts_;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_TABLE_H_
