#include "channels/building_list/list_source.h"

#include <algorithm>

#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/building_list/characters.h"
#include "channels/building_list/limits.h"
#include "channels/program/digest.h"

namespace intake::building_list {
namespace {

constexpr size_t kShownBytesMax = 200;

std::string CellsOf(const std::vector<Row>& rows) {
  std::string text;
  for (const Row& row : rows) {
    absl::StrAppend(
        &text, text.empty() ? "" : " / ",
        absl::StrJoin(row.cells, " | ", [](std::string* to, const Cell& cell) {
          absl::StrAppend(to, cell.text);
        }));
    if (text.size() > kShownBytesMax) break;
  }
  return CutUtf8(text, kShownBytesMax);
}

bool BeginsMissing(const Row& row) {
  return !row.cells.empty() &&
         absl::StartsWith(Trimmed(row.cells.front().text), kMissingTitle);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ListSource>> ListSource::Open(
    const std::string& path, std::optional<Charset> charset) {
  auto table = OpenTable(path, charset);
  if (!table.ok()) return table.status();
  auto source = absl::WrapUnique(new ListSource(path, *std::move(table)));
  if (absl::Status status = source->FindHeader(); !status.ok()) return status;
  return source;
}

absl::Status ListSource::FindHeader() {
  while (above_.size() < kHeaderRowMax) {
    absl::StatusOr<std::optional<Row>> row = table_->Next();
    if (!row.ok()) return InFile(row.status());
    if (!row->has_value()) break;
    if (LooksLikeHeader(**row)) {
      header_ = **std::move(row);
      absl::StatusOr<Columns> columns = Columns::Find(header_);
      if (!columns.ok()) return InFile(columns.status());
      columns_ = *std::move(columns);
      return absl::OkStatus();
    }
    above_.push_back(**std::move(row));
  }
  return absl::InvalidArgumentError(absl::StrCat(
      path_, ": rows 1 to ", above_.size(), ": got ",
      above_.empty() ? "nothing" : CellsOf(above_), "; want among the first ",
      kHeaderRowMax,
      " rows a header with an account column (Лицевой счет, account). If the "
      "letters look wrong, name the encoding"));
}

absl::StatusOr<std::optional<Row>> ListSource::Next() {
  absl::StatusOr<std::optional<Row>> row = table_->Next();
  if (!row.ok()) return InFile(row.status());
  if (row->has_value() && BeginsMissing(**row)) return std::nullopt;
  return row;
}

absl::Status ListSource::InFile(const absl::Status& status) const {
  return absl::Status(status.code(),
                      absl::StrCat(path_, ": ", status.message()));
}

absl::StatusOr<ListSurvey> SurveyList(const std::string& path,
                                      std::optional<Charset> charset) {
  auto source = ListSource::Open(path, charset);
  if (!source.ok()) return source.status();
  const Columns& columns = (*source)->columns();
  ListSurvey survey{.width = columns.kept_titles().size()};
  for (const Row& row : (*source)->above()) {
    survey.width = std::max(survey.width, row.cells.size());
  }
  while (true) {
    const absl::StatusOr<std::optional<Row>> row = (*source)->Next();
    if (!row.ok()) return row.status();
    if (!row->has_value()) break;
    ++survey.rows;
    survey.width = std::max(survey.width, columns.Kept(**row).size());
  }
  absl::StatusOr<std::string> digest = program::DigestOfFile(path);
  if (!digest.ok()) return digest.status();
  survey.digest = *std::move(digest);
  return survey;
}

}  // namespace intake::building_list
