#include "channels/building_list/list_row.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/building_list/characters.h"
#include "channels/building_list/csv_text.h"
#include "channels/building_list/excel_day.h"
#include "channels/building_list/list_values.h"

namespace intake::building_list {
namespace {

// Of Evidence.source and its neighbours.
constexpr size_t kEvidenceFieldBytesMax = 256;

std::string TextOf(Field field, const Row& row, const Columns& columns) {
  const Cell* const cell = columns.CellOf(field, row);
  return cell == nullptr ? "" : Trimmed(cell->text);
}

// `Итого`, `Всего по дому`, `Total`: in the first cell that has anything in it.
bool IsTotals(const Row& row) {
  for (const Cell& cell : row.cells) {
    const std::string folded = Folded(cell.text);
    if (folded.empty()) continue;
    return absl::StartsWith(folded, "итог") ||
           absl::StartsWith(folded, "всего") ||
           absl::StartsWith(folded, "total");
  }
  return false;
}

bool IsEmpty(const Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return Trimmed(cell.text).empty();
  });
}

// A number such as 4,00123E+11, of which a spreadsheet kept but a few digits.
bool LostItsDigits(absl::string_view account) {
  const std::string folded = Folded(account);
  return !folded.empty() && folded.find('e') != std::string::npos &&
         std::all_of(folded.begin(), folded.end(),
                     [](char c) { return c == 'e' || (c >= '0' && c <= '9'); });
}

void SetAccount(const Row& row, const Columns& columns, ListRow& read) {
  RestoredNumber account =
      RestoredAccount(TextOf(Field::kAccount, row, columns));
  if (LostItsDigits(account.text)) {
    read.advice =
        "Таблица сократила номер счета: оформите столбец как текст и впишите "
        "номер целиком.";
  }
  read.submission.set_account_number(std::move(account.text));
  std::move(account.remarks.begin(), account.remarks.end(),
            std::back_inserter(read.remarks));
}

// False where the row has no day that could be told.
bool SetDate(const Row& row, const Columns& columns, const ListOrigin& origin,
             ListRow& read) {
  const std::string text = TextOf(Field::kDate, row, columns);
  const std::optional<absl::CivilDay> day =
      text.empty() ? origin.date
                   : DayFromText(text, origin.counts_days_from_1904);
  if (day) {
    read.submission.set_reading_date(absl::FormatCivilTime(*day));
    return true;
  }
  read.problem = text.empty() ? "Нет даты снятия показания."
                              : absl::StrCat("Дата «", text, "» не прочитана.");
  read.advice = "Впишите дату как 25.06.2014.";
  return false;
}

v1::Signature SignatureOf(const Row& row, const Columns& columns) {
  if (!columns.has(Field::kSignature)) return v1::SIGNATURE_UNSPECIFIED;
  const std::string text = TextOf(Field::kSignature, row, columns);
  const std::string folded = Folded(text);
  // Any other mark is one: a name, a plus, a tick.
  const bool missing = IsNothing(text) || folded == "нет" || folded == "no";
  return missing ? v1::SIGNATURE_MISSING : v1::SIGNATURE_PRESENT;
}

void SetEvidence(const Row& row, const Columns& columns,
                 const ListOrigin& origin, ListRow& read) {
  const std::string attempt =
      origin.attempt.empty() ? "" : absl::StrCat("/", origin.attempt);
  read.submission.set_request_id(
      absl::StrCat(origin.digest.substr(0, 32), ":", row.number, attempt));
  v1::Evidence& evidence = *read.submission.mutable_evidence();
  evidence.set_agent(origin.representative);
  // The attempt is in here too: within some minutes the core takes equal
  // content for one submission, whatever the request id.
  evidence.set_document(absl::StrCat("list ", origin.digest.substr(0, 16),
                                     attempt, " row ", row.number));
  const std::string place = absl::StrCat(
      " row ", row.number, origin.handed_in_by.empty() ? "" : " by ",
      origin.handed_in_by);
  evidence.set_source(absl::StrCat(
      CutUtf8(origin.file_name, kEvidenceFieldBytesMax - place.size()), place));
  evidence.set_signature(SignatureOf(row, columns));
  for (size_t i = 0; i < row.cells.size(); ++i) {
    if (i > 0) evidence.mutable_raw()->push_back(';');
    AppendCsvField(row.cells[i].text, ';', *evidence.mutable_raw());
  }
}

// `1-7` in a spreadsheet becomes the first of July: the account decides, and a
// person should know.
void RemarkOnFlat(const Row& row, const Columns& columns, ListRow& read) {
  const Cell* const cell = columns.CellOf(Field::kFlat, row);
  if (cell == nullptr) return;
  const std::string text = Trimmed(cell->text);
  const size_t point = text.find('.');
  // `07.янв`, `01.июл`: so Excel writes such a day into CSV.
  const bool short_day = point != std::string::npos &&
                         point + 1 < text.size() &&
                         static_cast<unsigned char>(text[point + 1]) >= 0x80;
  if (cell->kind == CellKind::kDay || short_day ||
      DayFromText(text, /*from_1904=*/false)) {
    read.remarks.push_back(
        absl::StrCat("Таблица превратила квартиру в дату «", text,
                     "»: квартира взята по лицевому счету."));
  }
}

void RemarkOnFormulas(const Row& row, ListRow& read) {
  if (std::any_of(row.cells.begin(), row.cells.end(),
                  [](const Cell& cell) { return cell.formula; })) {
    read.remarks.emplace_back(
        "В строке есть формула: взято значение, сохраненное в файле.");
  }
}

}  // namespace

ListRow ReadListRow(const Row& row, const Columns& columns,
                    const ListOrigin& origin) {
  ListRow read;
  if (IsEmpty(row)) return read;
  if (IsTotals(row)) {
    read.kind = RowKind::kTotals;
    return read;
  }
  SetAccount(row, columns, read);
  ListValues values = ReadListValues(row, columns);
  if (values.named.values().empty()) {
    read.kind = RowKind::kNoReading;
    return read;
  }
  *read.submission.mutable_named() = std::move(values.named);
  std::move(values.remarks.begin(), values.remarks.end(),
            std::back_inserter(read.remarks));
  SetEvidence(row, columns, origin, read);
  RemarkOnFlat(row, columns, read);
  RemarkOnFormulas(row, read);
  read.kind = RowKind::kUnusable;
  if (read.submission.account_number().empty()) {
    read.problem = "Нет лицевого счета.";
    read.advice = "Впишите лицевой счет.";
    return read;
  }
  if (SetDate(row, columns, origin, read)) read.kind = RowKind::kSubmission;
  return read;
}

}  // namespace intake::building_list
