// Answers in XLSX; see answer_writer.h.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_XLSX_ANSWER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_XLSX_ANSWER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "channels/building_list/answer_writer.h"

namespace intake::building_list {

absl::StatusOr<std::unique_ptr<AnswerWriter>> CreateXlsxAnswer(
    const std::string& path);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_XLSX_ANSWER_H_
