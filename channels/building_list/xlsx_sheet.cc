#include "channels/building_list/xlsx_sheet.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/excel_day.h"
#include "channels/building_list/limits.h"
#include "channels/building_list/xlsx_cell_text.h"

namespace intake::building_list {
absl::Status SheetHandler::Start(absl::string_view name,
                                 const XmlAttributes& attributes) {
  if (name == "row") return StartRow(attributes);
  if (name == "c") return StartCell(attributes);
  // A text in the cell itself stands in <is><t>, any other value in <v>.
  if (name == "v" || name == "t") in_value_ = true;
  if (name == "f") formula_ = true;
  if (name == "rPh") in_phonetic_ = true;
  return absl::OkStatus();
}

absl::Status SheetHandler::End(absl::string_view name) {
  if (name == "v" || name == "t") in_value_ = false;
  if (name == "rPh") in_phonetic_ = false;
  if (name == "c") return EndCell();
  if (name == "row" && !row_.cells.empty()) {
    rows.push_back(row_);
    row_.cells.clear();
  }
  return absl::OkStatus();
}

absl::Status SheetHandler::Text(absl::string_view text) {
  if (!in_value_ || in_phonetic_) return absl::OkStatus();
  if (stored_.size() + text.size() > kRowBytesMax) return RowError("a cell");
  absl::StrAppend(&stored_, text);
  return absl::OkStatus();
}

absl::Status SheetHandler::StartRow(const XmlAttributes& attributes) {
  int64_t number = row_.number + 1;
  const absl::string_view reference = attributes.Get("r");
  if (!reference.empty() && (!absl::SimpleAtoi(reference, &number) ||
                             number <= row_.number || number > kRowsMax)) {
    return absl::InvalidArgumentError(
        absl::StrCat("got row \"", reference, "\" after row ", row_.number,
                     ", want one up to ", kRowsMax));
  }
  row_.number = number;
  row_.cells.clear();
  row_bytes_ = 0;
  column_ = 0;
  return absl::OkStatus();
}

absl::Status SheetHandler::StartCell(const XmlAttributes& attributes) {
  const absl::string_view reference = attributes.Get("r");
  if (!reference.empty()) {
    const std::optional<size_t> column = ColumnOfReference(reference);
    if (!column || *column < row_.cells.size()) {
      return absl::InvalidArgumentError(
          absl::StrCat("row ", row_.number, ": got the cell \"", reference,
                       "\", want cells from A on in order"));
    }
    column_ = *column;
  }
  type_ = std::string(attributes.Get("t"));
  if (!absl::SimpleAtoi(attributes.Get("s"), &style_)) style_ = 0;
  formula_ = false;
  stored_.clear();
  return absl::OkStatus();
}

absl::Status SheetHandler::EndCell() {
  const size_t column = column_++;
  if (stored_.empty()) return absl::OkStatus();
  absl::StatusOr<Cell> cell = CellOf(stored_);
  if (!cell.ok()) return cell.status();
  row_bytes_ += cell->text.size() + 1;
  if (row_bytes_ > kRowBytesMax || column >= kColumnsMax) {
    return RowError("it");
  }
  row_.cells.resize(column);
  row_.cells.push_back(*std::move(cell));
  return absl::OkStatus();
}

absl::StatusOr<Cell> SheetHandler::CellOf(absl::string_view stored) const {
  Cell cell{.text = std::string(stored), .formula = formula_};
  if (type_ == "s") {
    size_t index = 0;
    if (!absl::SimpleAtoi(stored, &index) || index >= book_.strings.size()) {
      return absl::InvalidArgumentError(
          absl::StrCat("row ", row_.number, ": got the shared text ", stored,
                       ", want one of ", book_.strings.size()));
    }
    cell.text = UnescapedText(book_.strings.Get(index));
  } else if (type_ == "inlineStr" || type_ == "str") {
    cell.text = UnescapedText(stored);
  } else if (type_.empty() || type_ == "n") {
    cell.text = NumberText(stored);
    cell.kind = CellKind::kNumber;
    int64_t day_number = 0;
    // A time of the day stands behind the point.
    const absl::string_view whole =
        absl::string_view(cell.text).substr(0, cell.text.find('.'));
    if (style_ < book_.style_is_day.size() && book_.style_is_day[style_] &&
        absl::SimpleAtoi(whole, &day_number)) {
      const auto day = DayOfNumber(day_number, book_.counts_days_from_1904);
      if (day) {
        cell.text = DayText(*day);
        cell.kind = CellKind::kDay;
      }
    }
  }
  return cell;
}

absl::Status SheetHandler::RowError(absl::string_view what) const {
  return absl::InvalidArgumentError(absl::StrCat(
      "row ", row_.number, ": ", what, " is longer than ", kRowBytesMax,
      " bytes, or has more than ", kColumnsMax, " cells"));
}

}  // namespace intake::building_list
