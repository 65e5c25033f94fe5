#include "channels/building_list/columns.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/building_list/characters.h"
#include "channels/building_list/limits.h"

namespace intake::building_list {
namespace {

constexpr Field kValueFields[] = {
    Field::kReading,  Field::kDay,   Field::kNight, Field::kPeak,
    Field::kHalfPeak, Field::kZone1, Field::kZone2, Field::kZone3,
    Field::kKitchen,  Field::kBath};

absl::Status HeaderError(const Row& header, absl::string_view got,
                         absl::string_view want) {
  return absl::InvalidArgumentError(
      absl::StrCat("row ", header.number, ": ", got, "; want ", want));
}

std::string Titles(const Row& header) {
  return CutUtf8(absl::StrJoin(header.cells, " | ",
                               [](std::string* to, const Cell& cell) {
                                 absl::StrAppend(to, cell.text);
                               }),
                 500);
}

}  // namespace

absl::StatusOr<Columns> Columns::Find(const Row& header) {
  Columns columns;
  columns.column_.fill(-1);
  for (size_t at = 0; at < header.cells.size(); ++at) {
    const std::string& title = header.cells[at].text;
    const std::optional<Field> field = FieldOfHeader(title);
    columns.is_answer_.push_back(field == Field::kAnswer);
    if (field == Field::kAnswer) continue;
    columns.kept_titles_.push_back(title);
    if (!field) continue;
    int& column = columns.column_[static_cast<size_t>(*field)];
    if (column >= 0) {
      return HeaderError(
          header,
          absl::StrCat("got the columns \"",
                       header.cells[static_cast<size_t>(column)].text,
                       "\" and \"", title, "\", which mean the same"),
          "one of them under another name");
    }
    column = static_cast<int>(at);
  }
  if (!columns.has(Field::kAccount)) {
    return HeaderError(header, absl::StrCat("got the columns ", Titles(header)),
                       "an account column (Лицевой счет, account)");
  }
  if (std::none_of(std::begin(kValueFields), std::end(kValueFields),
                   [&](Field field) { return columns.has(field); })) {
    return HeaderError(header, absl::StrCat("got the columns ", Titles(header)),
                       "a column of values (Показание, Ночь, Кухня, Ванна, Т1, "
                       "Т2, Т3; reading, day, night, peak, half_peak, kitchen, "
                       "bath)");
  }
  return columns;
}

const Cell* Columns::CellOf(Field field, const Row& row) const {
  const int at = At(field);
  if (at < 0 || static_cast<size_t>(at) >= row.cells.size()) return nullptr;
  return &row.cells[static_cast<size_t>(at)];
}

std::vector<Cell> Columns::Kept(const Row& row) const {
  std::vector<Cell> kept;
  for (size_t at = 0; at < row.cells.size(); ++at) {
    if (at >= is_answer_.size() || !is_answer_[at]) {
      kept.push_back(row.cells[at]);
    }
  }
  kept.resize(std::max(kept.size(), kept_titles_.size()));
  return kept;
}

bool LooksLikeHeader(const Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return FieldOfHeader(cell.text) == Field::kAccount;
  });
}

}  // namespace intake::building_list
