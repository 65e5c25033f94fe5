// The answer to a file: a line for each meter of each row, for the bank's
// office and the supplier's staff. CP1251, CRLF, under a header:
//
//   Строка;Лицевой счет;Прибор;Итог;Квитанция;Правила;Пояснение
//
// `Итог` is accepted, held or refused by the server's rules; conflict: what is
// known under this transaction id is not this content; repeated: an earlier
// file brought it; invalid: the server takes no such submission; UNASSIGNED: a
// reading without a meter; empty: a row without readings; file: of the file as
// a whole. `Правила` are the ids of the rules that spoke.

#ifndef INTAKE_CHANNELS_SBERBANK_ANSWER_FILE_H_
#define INTAKE_CHANNELS_SBERBANK_ANSWER_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/program/whole_file.h"

namespace intake::sberbank {

struct AnswerLine {
  // 0: of the file as a whole.
  int64_t line = 0;
  std::string account;
  std::string meter;
  std::string outcome;
  std::string receipt_code;
  std::string rules;
  std::string text;
};

// Not thread-safe. Errors are program::WholeFile's.
class AnswerFile {
 public:
  static absl::StatusOr<std::unique_ptr<AnswerFile>> Begin(std::string path);

  absl::Status Add(const AnswerLine& line);
  // Puts it in place, on disk.
  absl::Status Commit() { return file_->Commit(); }

 private:
  explicit AnswerFile(std::unique_ptr<program::WholeFile> file)
      : file_(std::move(file)) {}

  const std::unique_ptr<program::WholeFile> file_;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_ANSWER_FILE_H_
