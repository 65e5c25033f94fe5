// The file that repeats a list with what became of its rows.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_ANSWER_WRITER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_ANSWER_WRITER_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "channels/building_list/row.h"

namespace intake::building_list {

// Written beside its place and put there by Finish(); without that, nothing is
// left. Not thread-safe.
class AnswerWriter {
 public:
  virtual ~AnswerWriter() = default;

  // Rows come in order of their numbers, which a workbook keeps. RESOURCE_
  // EXHAUSTED, from any: it cannot be written.
  virtual absl::Status WriteRow(const Row& row) = 0;
  // The same for a line of titles.
  virtual absl::Status WriteTitles(const Row& titles) = 0;
  // What follows is about missing readings: another sheet, or in CSV a part
  // behind an empty line. Numbers begin anew.
  virtual absl::Status BeginMissing() = 0;
  virtual absl::Status Finish() = 0;
};

// XLSX where the name ends in `.xlsx`; else CSV as Excel in Russia opens it:
// UTF-8 with a byte-order mark, semicolons, CRLF, cells guarded (csv_text.h).
// INVALID_ARGUMENT: no file can be made there.
absl::StatusOr<std::unique_ptr<AnswerWriter>> CreateAnswer(
    const std::string& path);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_ANSWER_WRITER_H_
