// What a channel's submission or confirmation was answered, for people and
// scripts.

#ifndef INTAKE_CHANNELS_CLI_SUBMISSION_ANSWER_H_
#define INTAKE_CHANNELS_CLI_SUBMISSION_ANSWER_H_

#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "channels/cli/receipt_view.h"
#include "channels/cli/render/json.h"
#include "channels/cli/session.h"
#include "channels/sdk/retry.h"

namespace intake::cli {

// Writes the receipt, and ends by its outcome. `key` is the request id that
// was used, for another try where the outcome is unknown.
template <typename Response>
absl::StatusOr<ExitCode> WriteAnswer(Session& session,
                                     sdk::Connection& connection,
                                     const absl::StatusOr<Response>& response,
                                     const std::string& key) {
  const Console& console = session.console();
  if (!response.ok()) {
    // Without the key a second try would be another submission.
    if (sdk::IsTransient(response.status()) && !session.flags().json) {
      console.err << "Whether it was stored is not known. Send it again with "
                     "--key "
                  << key << " and it counts once.\n";
    }
    return response.status();
  }
  const v1::Receipt& receipt = response->receipt();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
    return ExitCodeOf(receipt.outcome());
  }
  console.out << ReceiptText(receipt, console,
                             session.SupplierZone(connection));
  if (!session.flags().quiet) {
    if (response->replayed()) {
      console.err << "This is the answer it got before: nothing was counted "
                     "twice.\n";
    }
    if (receipt.outcome() == v1::OUTCOME_HELD) {
      console.err << "Held: it is stored, and counts once the customer or a "
                     "member of staff releases it.\n";
    }
  }
  return ExitCodeOf(receipt.outcome());
}

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SUBMISSION_ANSWER_H_
