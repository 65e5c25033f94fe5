// A row of a list -> what is handed in for it.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_LIST_ROW_H_
#define INTAKE_CHANNELS_BUILDING_LIST_LIST_ROW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "channels/building_list/columns.h"
#include "channels/building_list/row.h"
#include "intake/v1/submission.pb.h"

namespace intake::building_list {

// What all rows of a list have in common.
struct ListOrigin {
  // 64 hexadecimal digits: SHA-256 of the file.
  std::string digest;
  // Without its folder.
  std::string file_name;
  std::string representative;
  // Tells another handing-in of the same file from the first; usually empty.
  std::string attempt;
  // Who at the supplier took the list and handed it in; may be empty.
  std::string handed_in_by;
  // Of the rows that have no date of their own.
  std::optional<absl::CivilDay> date;
  bool counts_days_from_1904 = false;
};

enum class RowKind : uint8_t {
  kSubmission,
  // Names an account, and no value: nobody read this meter.
  kNoReading,
  // Cannot be handed in; `problem` and `advice` say why.
  kUnusable,
  kTotals,
  kEmpty,
};

struct ListRow {
  RowKind kind = RowKind::kEmpty;
  v1::Submission submission;
  // In Russian, for the answer.
  std::vector<std::string> remarks;
  std::string problem;
  std::string advice;
};

// The same row of the same file gives the same submission, request id included,
// whenever and however often it is read.
ListRow ReadListRow(const Row& row, const Columns& columns,
                    const ListOrigin& origin);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_LIST_ROW_H_
