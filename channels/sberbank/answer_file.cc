#include "channels/sberbank/answer_file.h"

#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "channels/charset/charset.h"
#include "channels/sberbank/csv_line.h"

namespace intake::sberbank {
namespace {

constexpr char kHeader[] =
    "Строка;Лицевой счет;Прибор;Итог;Квитанция;Правила;Пояснение\r\n";

}  // namespace

absl::StatusOr<std::unique_ptr<AnswerFile>> AnswerFile::Begin(
    std::string path) {
  auto file = program::WholeFile::Begin(std::move(path));
  if (!file.ok()) return file.status();
  auto answer = absl::WrapUnique(new AnswerFile(*std::move(file)));
  absl::Status status =
      answer->file_->Append(FromUtf8(kHeader, Charset::kCp1251));
  if (!status.ok()) return status;
  return answer;
}

absl::Status AnswerFile::Add(const AnswerLine& line) {
  const std::string text = CsvLine(
      {line.line == 0 ? "" : absl::StrCat(line.line), line.account, line.meter,
       line.outcome, line.receipt_code, line.rules, line.text});
  return file_->Append(FromUtf8(absl::StrCat(text, "\r\n"), Charset::kCp1251));
}

}  // namespace intake::sberbank
