// What the command line says of a list.

#ifndef INTAKE_CHANNELS_CLI_LIST_FLAGS_H_
#define INTAKE_CHANNELS_CLI_LIST_FLAGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "channels/building_list/list_run.h"

namespace intake::cli {

struct ListFlags {
  std::string path;
  std::string representative;
  std::string date;
  std::string encoding;
  std::string answer;
  bool no_answer = false;
  bool again = false;
};

// Without `pipe.stop` and `pipe.clock`. The answer of a list that is handed in
// stands beside it, as `list.answer.xlsx`, unless something else is said.
// INVALID_ARGUMENT: no such day or encoding.
absl::StatusOr<building_list::RunOptions> OptionsFrom(const ListFlags& flags,
                                                      bool check_only);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_LIST_FLAGS_H_
