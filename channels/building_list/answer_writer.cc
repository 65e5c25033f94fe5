#include "channels/building_list/answer_writer.h"

#include "absl/strings/match.h"
#include "channels/building_list/csv_answer.h"
#include "channels/building_list/xlsx_answer.h"

namespace intake::building_list {

absl::StatusOr<std::unique_ptr<AnswerWriter>> CreateAnswer(
    const std::string& path) {
  return absl::EndsWithIgnoreCase(path, ".xlsx") ? CreateXlsxAnswer(path)
                                                 : CreateCsvAnswer(path);
}

}  // namespace intake::building_list
