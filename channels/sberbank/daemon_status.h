// What the program is doing, for `intake bank status`: `status.json` in its
// folder.

#ifndef INTAKE_CHANNELS_SBERBANK_DAEMON_STATUS_H_
#define INTAKE_CHANNELS_SBERBANK_DAEMON_STATUS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace intake::sberbank {

struct DaemonStatus {
  struct Waiting {
    std::string name;
    // Why it does.
    std::string reason;
  };
  struct Result {
    std::string name;
    std::string outcome;
    int64_t lines = 0;
    std::string time;
  };

  absl::Time written_at;
  // What is worked on; empty: nothing. `rows_total` is known from the start.
  std::string file;
  int64_t rows_done = 0;
  int64_t rows_total = 0;
  absl::Duration working_for;
  // Why it does not go on; empty where it does.
  std::string trouble;
  // The first ones, and of how many.
  std::vector<Waiting> waiting;
  int64_t waiting_count = 0;
  // The last ones, newest first.
  std::vector<Result> results;
};

std::string StatusJson(const DaemonStatus& status);
// INVALID_ARGUMENT: not what StatusJson writes.
absl::StatusOr<DaemonStatus> StatusFromJson(absl::string_view text);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_DAEMON_STATUS_H_
