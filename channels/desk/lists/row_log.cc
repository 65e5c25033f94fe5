// A line is a row: its number, the number of its RowResult, reason, action,
// receipt and cells, each escaped as in C, with tabs between.

#include "channels/desk/lists/row_log.h"

#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace intake::desk {
namespace {

using building_list::RowResult;

constexpr size_t kFieldsBeforeCells = 5;

std::optional<LoggedRow> ParseLine(absl::string_view line) {
  std::vector<std::string> fields = absl::StrSplit(line, '\t');
  for (std::string& field : fields) {
    std::string unescaped;
    if (!absl::CUnescape(field, &unescaped)) return std::nullopt;
    field = std::move(unescaped);
  }
  LoggedRow row;
  int result = 0;
  if (fields.size() < kFieldsBeforeCells ||
      !absl::SimpleAtoi(fields[0], &row.number) ||
      !absl::SimpleAtoi(fields[1], &result) || result < 0 ||
      result >= static_cast<int>(building_list::kRowResultCount)) {
    return std::nullopt;
  }
  row.answer = {.result = static_cast<RowResult>(result),
                .reason = fields[2],
                .action = fields[3],
                .receipt = fields[4]};
  row.cells.assign(fields.begin() + kFieldsBeforeCells, fields.end());
  return row;
}

}  // namespace

LoggedRow LoggedRowOf(const building_list::Row& row,
                      const building_list::RowAnswer& answer) {
  LoggedRow logged{.number = row.number, .answer = answer};
  for (const building_list::Cell& cell : row.cells) {
    logged.cells.push_back(cell.text);
  }
  return logged;
}

std::string RowLogLine(const LoggedRow& row) {
  std::string line =
      absl::StrCat(row.number, "\t", static_cast<int>(row.answer.result), "\t",
                   absl::Utf8SafeCEscape(row.answer.reason), "\t",
                   absl::Utf8SafeCEscape(row.answer.action), "\t",
                   absl::Utf8SafeCEscape(row.answer.receipt));
  for (const std::string& cell : row.cells) {
    absl::StrAppend(&line, "\t", absl::Utf8SafeCEscape(cell));
  }
  line.push_back('\n');
  return line;
}

bool NeedsCare(RowResult result) {
  switch (result) {
    case RowResult::kHeld:
    case RowResult::kRefused:
    case RowResult::kNotSent:
      return true;
    case RowResult::kAccepted:
    case RowResult::kUnchanged:
    case RowResult::kNoReading:
    case RowResult::kSkipped:
      return false;
  }
  return false;
}

absl::StatusOr<RowPage> ReadRowLog(
    absl::string_view log, const std::function<bool(RowResult)>& is_wanted,
    size_t first, size_t count) {
  RowPage page;
  for (const absl::string_view line :
       absl::StrSplit(log, '\n', absl::SkipEmpty())) {
    std::optional<LoggedRow> row = ParseLine(line);
    if (!row) {
      return absl::InvalidArgumentError(absl::StrCat(
          "the line \"", line.substr(0, 40), "\" is no row's outcome"));
    }
    if (!is_wanted(row->answer.result)) continue;
    if (page.wanted >= first && page.rows.size() < count) {
      page.rows.push_back(*std::move(row));
    }
    ++page.wanted;
  }
  return page;
}

}  // namespace intake::desk
