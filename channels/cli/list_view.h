// What became of a list, for people and for programs.

#ifndef INTAKE_CHANNELS_CLI_LIST_VIEW_H_
#define INTAKE_CHANNELS_CLI_LIST_VIEW_H_

#include <string>

#include "channels/building_list/list_run.h"
#include "channels/cli/render/exit_code.h"

namespace intake::cli {

// Printable lines.
std::string ListSummaryText(const building_list::RunOptions& options,
                            const building_list::RunSummary& summary);

// One line: `{"list": {"file": ..., "digest": ..., "rows": 100, "accepted": 90,
// "unchanged": 0, "held": 5, "refused": 3, "not_sent": 1, "no_reading": 1,
// "skipped": 0, "missing": 12, "period": "2014-06", "missing_error": "",
// "answer": ...}}`
std::string ListSummaryJson(const building_list::RunOptions& options,
                            const building_list::RunSummary& summary);

// A refusal and a row that could not be sent are no success for a script; what
// is held was taken, and who sent nothing did nothing wrong.
ExitCode ExitCodeOf(const building_list::RunSummary& summary);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_LIST_VIEW_H_
