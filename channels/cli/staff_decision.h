// What all decisions of staff have in common on the command line: who and why,
// one attempt, and what billing is told.

#ifndef INTAKE_CHANNELS_CLI_STAFF_DECISION_H_
#define INTAKE_CHANNELS_CLI_STAFF_DECISION_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/command.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/json.h"
#include "channels/cli/usage_view.h"
#include "channels/sdk/retry.h"
#include "intake/v1/decision.pb.h"

namespace intake::cli {

// --agent and --reason, into `decision`, which outlives `word`.
inline void AddDecisionOptions(CLI::App* word, v1::Decision* decision) {
  word->add_option("--agent", *decision->mutable_agent(),
                   "The member of staff who decides")
      ->type_name("WHO")
      ->required();
  word->add_option("--reason", *decision->mutable_reason(),
                   "Why; kept for ever")
      ->type_name("TEXT")
      ->required();
}

// Writes what came of a decision, `done` first: `120-455 is approved.`
// Decisions are sent once; where somebody else was first, or where the outcome
// is unknown, the error says to look again with the command `look`.
template <typename Response>
absl::StatusOr<ExitCode> WriteDecision(Session& session,
                                       const absl::StatusOr<Response>& response,
                                       const std::string& done,
                                       const std::string& look) {
  if (absl::IsAborted(response.status())) {
    return WithAdvice(response.status(), absl::StrCat("look again: ", look));
  }
  if (sdk::IsTransient(response.status())) {
    return WithAdvice(
        response.status(),
        absl::StrCat("whether it was decided is not known, look before you "
                     "decide again: ",
                     look));
  }
  if (!response.ok()) return response.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
    return ExitCode::kOk;
  }
  console.out << done << '\n';
  if constexpr (requires { response->changes(); }) {
    console.out << ChangesText(response->changes(), console);
  }
  return ExitCode::kOk;
}

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_STAFF_DECISION_H_
