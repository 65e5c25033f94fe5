// The accounts of a representative's mandate that still have no live reading.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_MISSING_ACCOUNTS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_MISSING_ACCOUNTS_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "channels/building_list/answer_writer.h"
#include "channels/sdk/connection.h"
#include "channels/sdk/submission_pipe.h"

namespace intake::building_list {

struct MissingAccounts {
  int64_t count = 0;
  // The month they are missing for, `2014-06`.
  std::string period;
};

// Page after page, into `answer` unless it is null: a title with kMissingTitle,
// a header and a row for each. `period` is a month, or empty for the one whose
// window is open or opens next. Of `options`, `stop` and `clock`
// count. Errors: CANCELLED, the server's, after which nothing or a part was
// written; AnswerWriter's.
absl::StatusOr<MissingAccounts> WriteMissingAccounts(
    sdk::Connection& connection, const sdk::PipeOptions& options,
    const std::string& representative, const std::string& period,
    AnswerWriter* answer);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_MISSING_ACCOUNTS_H_
