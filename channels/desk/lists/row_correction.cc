#include "channels/desk/lists/row_correction.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/building_list/list_row.h"
#include "channels/building_list/list_source.h"
#include "channels/desk/desk.h"
#include "channels/program/digest.h"
#include "channels/program/durable_file.h"

namespace intake::desk {
namespace {

using building_list::ListSource;
using building_list::Row;

constexpr size_t kAttemptDigits = 16;

absl::StatusOr<Row> RowOf(ListSource& source, int64_t number) {
  while (true) {
    absl::StatusOr<std::optional<Row>> row = source.Next();
    if (!row.ok()) return row.status();
    if (!row->has_value() || (*row)->number > number) {
      return absl::NotFoundError(absl::StrCat("the list has no row ", number));
    }
    if ((*row)->number == number) return **std::move(row);
  }
}

std::vector<std::string> TextsOf(const Row& row, size_t width) {
  std::vector<std::string> texts;
  for (const building_list::Cell& cell : row.cells) texts.push_back(cell.text);
  texts.resize(width);
  return texts;
}

}  // namespace

absl::StatusOr<ListedRow> FindRow(const std::string& path, int64_t number) {
  const auto source = ListSource::Open(path, std::nullopt);
  if (!source.ok()) return source.status();
  const auto row = RowOf(**source, number);
  if (!row.ok()) return row.status();
  const Row& header = (*source)->header();
  const size_t width = std::max(header.cells.size(), row->cells.size());
  return ListedRow{.titles = TextsOf(header, width),
                   .cells = TextsOf(*row, width)};
}

absl::StatusOr<LoggedRow> CorrectRow(sdk::Connection& channel,
                                     const ListState& list,
                                     const std::string& path, int64_t number,
                                     const std::vector<std::string>& cells,
                                     const std::string& agent) {
  const auto source = ListSource::Open(path, std::nullopt);
  if (!source.ok()) return source.status();
  const auto listed = RowOf(**source, number);
  if (!listed.ok()) return listed.status();
  const auto digest = program::DigestOfFile(path);
  if (!digest.ok()) return digest.status();

  Row row{.number = number};
  for (const std::string& text : cells) row.cells.push_back({.text = text});
  const building_list::ListRow read = building_list::ReadListRow(
      row, (*source)->columns(),
      {.digest = *digest,
       .file_name = list.file_name,
       .representative = list.representative,
       .attempt = program::DigestOf(absl::StrJoin(cells, "\n"))
                      .substr(0, kAttemptDigits),
       .handed_in_by = agent,
       .date = list.date,
       .counts_days_from_1904 = (*source)->counts_days_from_1904()});
  if (read.kind != building_list::RowKind::kSubmission) {
    return LoggedRowOf(row, building_list::AnswerWithoutReceipt(read));
  }
  v1::SubmitReadingRequest request;
  *request.mutable_submission() = read.submission;
  const auto sent = channel.SubmitReading(request, kCallTimeout);
  if (!sent.ok()) return sent.status();
  return LoggedRowOf(row, building_list::AnswerFromReceipt(
                              sent->receipt(), sent->replayed(), read));
}

std::map<int64_t, LoggedRow> ReadCorrections(const std::string& path) {
  std::map<int64_t, LoggedRow> corrections;
  const auto text = program::ReadFile(path);
  if (!text.ok()) return corrections;
  const auto all = ReadRowLog(
      *text, [](building_list::RowResult) { return true; }, 0,
      std::numeric_limits<size_t>::max());
  if (!all.ok()) return corrections;
  for (const LoggedRow& row : all->rows) corrections[row.number] = row;
  return corrections;
}

absl::Status AddCorrection(const std::string& path, const LoggedRow& row) {
  std::map<int64_t, LoggedRow> corrections = ReadCorrections(path);
  corrections[row.number] = row;
  std::string text;
  for (const auto& [number, corrected] : corrections) {
    text += RowLogLine(corrected);
  }
  return program::ReplaceFile(path, text);
}

}  // namespace intake::desk
