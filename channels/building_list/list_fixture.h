// Lists for tests: workbooks made part by part, and tables read whole.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_LIST_FIXTURE_H_
#define INTAKE_CHANNELS_BUILDING_LIST_LIST_FIXTURE_H_

#include <zip.h>

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/building_list/csv_reader.h"
#include "channels/building_list/table_reader.h"

namespace intake::building_list {

inline constexpr char kSheetPart[] = "xl/worksheets/sheet1.xml";

// The parts of a workbook with one sheet, whose rows are `rows`.
inline std::map<std::string, std::string> WorkbookParts(
    const std::string& rows) {
  const std::string types =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return {
      {"_rels/.rels",
       absl::StrCat("<Relationships><Relationship Id='r1' Type='", types,
                    "/officeDocument' Target='xl/workbook.xml'/>"
                    "</Relationships>")},
      {"xl/workbook.xml",
       absl::StrCat("<workbook xmlns:r='", types,
                    "'><sheets><sheet name='A' sheetId='1' r:id='r1'/>"
                    "</sheets></workbook>")},
      {"xl/_rels/workbook.xml.rels",
       absl::StrCat("<Relationships><Relationship Id='r1' Type='", types,
                    "/worksheet' Target='worksheets/sheet1.xml'/>"
                    "<Relationship Id='r2' Type='",
                    types,
                    "/styles' Target='/xl/styles.xml'/>"
                    "<Relationship Id='r3' Type='",
                    types,
                    "/sharedStrings' Target='sharedStrings.xml'/>"
                    "</Relationships>")},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\.mm'/>"
       "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
       "<xf numFmtId='164'/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml",
       "<sst><si><t>первый</t></si><si><r><t>вто</t></r><r><t>рой</t></r>"
       "<rPh><t>x</t></rPh></si></sst>"},
      {kSheetPart, absl::StrCat("<worksheet><sheetData>", rows,
                                "</sheetData></worksheet>")},
  };
}

inline void WriteZip(const std::string& path,
                     const std::map<std::string, std::string>& parts) {
  zip_t* const archive =
      zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  ABSL_HARDENING_ASSERT(archive != nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* const source =
        zip_source_buffer(archive, content.data(), content.size(), 0);
    ABSL_HARDENING_ASSERT(
        zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE) >= 0);
  }
  ABSL_HARDENING_ASSERT(zip_close(archive) == 0);
}

// Every row as `number: cell|cell`, and the error at which it ends.
inline std::vector<std::string> AllRows(TableReader& table) {
  std::vector<std::string> rows;
  while (true) {
    const auto row = table.Next();
    if (!row.ok()) {
      rows.push_back(std::string(row.status().message()));
      return rows;
    }
    if (!row->has_value()) return rows;
    rows.push_back(
        absl::StrCat((*row)->number, ": ",
                     absl::StrJoin((*row)->cells, "|",
                                   [](std::string* to, const Cell& cell) {
                                     absl::StrAppend(to, cell.text);
                                   })));
  }
}

inline std::vector<std::string> CsvRows(
    const std::string& bytes, std::optional<Charset> charset = std::nullopt) {
  return AllRows(
      *ReadCsv(std::make_unique<std::istringstream>(bytes), charset));
}

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_LIST_FIXTURE_H_
