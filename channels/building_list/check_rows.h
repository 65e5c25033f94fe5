// Judging many submissions without storing them.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_CHECK_ROWS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_CHECK_ROWS_H_

#include <memory>

#include "absl/status/status.h"
#include "channels/sdk/intake_connection.h"
#include "channels/sdk/submission_pipe.h"

namespace intake::building_list {

// As SubmitAll(), through CheckReading, several at a time: each is judged by
// what is stored, and knows nothing of the others. Of the options, `stop` and
// `clock` count.
absl::Status CheckAll(const std::shared_ptr<sdk::IntakeConnection>& connection,
                      const sdk::PipeEnds& ends,
                      const sdk::PipeOptions& options);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_CHECK_ROWS_H_
