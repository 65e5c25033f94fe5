// What a workbook says beside its sheets: which sheet is the first one that is
// shown, from when days are counted, which cell styles show days, and the texts
// that cells share. ECMA-376, parts 1 and 2.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_XLSX_BOOK_H_
#define INTAKE_CHANNELS_BUILDING_LIST_XLSX_BOOK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/building_list/xml_parser.h"
#include "channels/building_list/zip_archive.h"

namespace intake::building_list {

// Texts by number, one behind the other: a hundred thousand small strings would
// take three times the memory.
class SharedStrings {
 public:
  // INVALID_ARGUMENT: more than the limits allow.
  absl::Status Append(absl::string_view piece);
  absl::Status EndString();

  size_t size() const { return ends_.size(); }
  // REQUIRES: at < size().
  absl::string_view Get(size_t at) const;

 private:
  std::string text_;
  std::vector<uint32_t> ends_;
};

struct XlsxBook {
  std::string sheet_part;
  bool counts_days_from_1904 = false;
  SharedStrings strings;
  // By the number of a cell's style.
  std::vector<bool> style_is_day;
};

// INVALID_ARGUMENT: it is no such workbook, or has no sheet that is shown.
absl::StatusOr<XlsxBook> ReadXlsxBook(ZipArchive& archive);

// Whether a number format shows days: a built-in one by its number, or by its
// code (`dd.mm.yyyy`), what stands in quotation marks and brackets aside.
bool ShowsDays(int number, absl::string_view code);

// Gives a whole part to `handler`. Errors name the part.
absl::Status ParsePart(ZipArchive& archive, const std::string& name,
                       XmlHandler& handler);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_XLSX_BOOK_H_
