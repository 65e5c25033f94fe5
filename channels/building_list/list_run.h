// Handing in a whole list, or checking it: row by row through the core, and an
// answer file that repeats the list with what became of each.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_LIST_RUN_H_
#define INTAKE_CHANNELS_BUILDING_LIST_LIST_RUN_H_

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "channels/building_list/row.h"
#include "channels/building_list/row_answer.h"
#include "channels/charset/charset.h"
#include "channels/sdk/connection.h"
#include "channels/sdk/submission_pipe.h"

namespace intake::building_list {

struct RunOptions {
  std::string path;
  // Of CSV, where it is not to be found out.
  std::optional<Charset> charset;
  // As the channel's mandates name them.
  std::string representative;
  // Of rows without a date. REQUIRED where the list has no date column.
  std::optional<absl::CivilDay> date;
  // See ListOrigin.
  std::string attempt;
  std::string handed_in_by;
  // Empty: no answer file. Not the list's own path.
  std::string answer_path;
  // Judge only; nothing is stored.
  bool check_only = false;
  sdk::PipeOptions pipe;
};

struct RunObserver {
  // After each row that is done: rows done, and of how many.
  std::function<void(int64_t done, int64_t of)> progressed;
  // Each row in its turn, with its cells as the answer repeats them.
  std::function<void(const Row& row, const RowAnswer& answer)> answered;
  // The server is away and is tried again.
  std::function<void(const absl::Status& trouble)> interrupted;
};

struct RunSummary {
  std::string digest;
  int64_t rows = 0;
  // By RowResult.
  std::array<int64_t, kRowResultCount> results{};
  // Accounts of the mandate that still have no live reading, and the month;
  // or why they could not be listed.
  int64_t missing = 0;
  std::string missing_period;
  absl::Status missing_status;

  int64_t count(RowResult result) const {
    return results[static_cast<size_t>(result)];
  }
};

// Nothing is handed in of a file that cannot be read to its end, and an answer
// file is there wholly or not at all. After any error the same run may be
// started again: what was stored before is answered the same.
//
// NOT_FOUND, INVALID_ARGUMENT: the file is no list, with the row; there is no
// date. Others: SubmitAll's and Client's; AnswerWriter's.
absl::StatusOr<RunSummary> RunList(
    const std::shared_ptr<sdk::Connection>& connection,
    const RunOptions& options, const RunObserver& observer);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_LIST_RUN_H_
