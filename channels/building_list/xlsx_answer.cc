#include "channels/building_list/xlsx_answer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/excel_day.h"
#include "channels/building_list/limits.h"
#include "channels/building_list/unfinished_file.h"

namespace intake::building_list {
namespace {

// In characters.
constexpr double kColumnWidth = 18;
constexpr char kListSheet[] = "Список";
constexpr char kMissingSheet[] = "Без показаний";
constexpr char kAllCells[] = "A1:XFD1048576";

bool IsWhole(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

class XlsxAnswer final : public AnswerWriter {
 public:
  explicit XlsxAnswer(const std::string& path) : file_(path) {
    // Only the row that is being written is held in memory.
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    workbook_ = workbook_new_opt(file_.written().c_str(), &options);
    // Text stays text in Excel, digits, leading zeros, equals signs and all.
    text_ = workbook_add_format(workbook_);
    format_set_num_format(text_, "@");
    // Account numbers without an exponent.
    whole_ = workbook_add_format(workbook_);
    format_set_num_format(whole_, "0");
    day_ = workbook_add_format(workbook_);
    format_set_num_format(day_, "dd.mm.yyyy");
    titles_ = workbook_add_format(workbook_);
    format_set_bold(titles_);
    format_set_text_wrap(titles_);
    AddSheet(kListSheet);
  }
  // A workbook is only freed by closing it, which writes it.
  ~XlsxAnswer() override {
    if (workbook_ != nullptr) workbook_close(workbook_);
  }

  absl::Status WriteRow(const Row& row) override {
    absl::Status status;
    for (size_t at = 0; at < row.cells.size(); ++at) {
      status.Update(WriteCell(row.number, at, row.cells[at], text_));
    }
    return status;
  }

  absl::Status WriteTitles(const Row& titles) override {
    absl::Status status;
    for (size_t at = 0; at < titles.cells.size(); ++at) {
      status.Update(WriteCell(titles.number, at, titles.cells[at], titles_));
    }
    worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(titles.number), 0);
    return status;
  }

  absl::Status BeginMissing() override {
    AddSheet(kMissingSheet);
    return absl::OkStatus();
  }

  absl::Status Finish() override {
    const lxw_error error = workbook_close(workbook_);
    workbook_ = nullptr;
    if (error != LXW_NO_ERROR) return ErrorOf(error);
    return file_.Finish();
  }

 private:
  void AddSheet(const char* name) {
    sheet_ = workbook_add_worksheet(workbook_, name);
    worksheet_set_column(sheet_, 0, kColumnsMax, kColumnWidth, nullptr);
    // No green corners on account numbers.
    worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                            kAllCells);
  }

  absl::Status WriteCell(int64_t number, size_t at, const Cell& cell,
                         lxw_format* text_format) {
    if (cell.text.empty()) return absl::OkStatus();
    const auto row = static_cast<lxw_row_t>(number - 1);
    const auto column = static_cast<lxw_col_t>(at);
    double value = 0;
    if (cell.kind == CellKind::kNumber && absl::SimpleAtod(cell.text, &value)) {
      return ErrorOf(worksheet_write_number(
          sheet_, row, column, value, IsWhole(cell.text) ? whole_ : nullptr));
    }
    const std::optional<absl::CivilDay> day =
        cell.kind == CellKind::kDay
            ? DayFromText(cell.text, /*from_1904=*/false)
            : std::nullopt;
    if (day) {
      lxw_datetime civil = {};
      civil.year = static_cast<int>(day->year());
      civil.month = day->month();
      civil.day = day->day();
      return ErrorOf(
          worksheet_write_datetime(sheet_, row, column, &civil, day_));
    }
    return ErrorOf(worksheet_write_string(sheet_, row, column,
                                          cell.text.c_str(), text_format));
  }

  absl::Status ErrorOf(lxw_error error) const {
    if (error == LXW_NO_ERROR) return absl::OkStatus();
    return absl::ResourceExhaustedError(absl::StrCat(
        file_.path(), ": cannot be written: ", lxw_strerror(error)));
  }

  UnfinishedFile file_;
  lxw_workbook* workbook_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* whole_ = nullptr;
  lxw_format* day_ = nullptr;
  lxw_format* titles_ = nullptr;
};

}  // namespace

absl::StatusOr<std::unique_ptr<AnswerWriter>> CreateXlsxAnswer(
    const std::string& path) {
  // libxlsxwriter opens the file only at the end.
  if (std::ofstream(absl::StrCat(path, ".part"), std::ios::binary).is_open()) {
    return std::make_unique<XlsxAnswer>(path);
  }
  return absl::InvalidArgumentError(
      absl::StrCat(path, ": no file can be made there"));
}

}  // namespace intake::building_list
