// The rows of a sheet, as its XML is read.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_XLSX_SHEET_H_
#define INTAKE_CHANNELS_BUILDING_LIST_XLSX_SHEET_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

#include "absl/strings/string_view.h"
#include "channels/building_list/row.h"
#include "channels/building_list/xlsx_book.h"
#include "channels/building_list/xml_parser.h"

namespace intake::building_list {

class SheetHandler final : public XmlHandler {
 public:
  // `book` outlives this.
  explicit SheetHandler(const XlsxBook& book) : book_(book) {}

  absl::Status Start(absl::string_view name,
                     const XmlAttributes& attributes) override;
  absl::Status End(absl::string_view name) override;
  absl::Status Text(absl::string_view text) override;

  // Those that are complete; whoever reads takes them out. Rows without
  // anything in them are left out, so the numbers may leap.
  std::deque<Row> rows;

 private:
  absl::Status StartRow(const XmlAttributes& attributes);
  absl::Status StartCell(const XmlAttributes& attributes);
  absl::Status EndCell();
  absl::StatusOr<Cell> CellOf(absl::string_view stored) const;
  absl::Status RowError(absl::string_view what) const;

  const XlsxBook& book_;
  Row row_;
  size_t row_bytes_ = 0;
  size_t column_ = 0;
  // Of the cell that is being read.
  std::string type_;
  size_t style_ = 0;
  bool formula_ = false;
  bool in_value_ = false;
  bool in_phonetic_ = false;
  std::string stored_;
};

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_XLSX_SHEET_H_
