// The slips of a closed batch on their way in, through the channel paper_slip.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_HAND_IN_H_
#define INTAKE_CHANNELS_DESK_SLIPS_HAND_IN_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/sdk/connection.h"
#include "channels/sdk/intake_connection.h"
#include "intake/v1/slip_service.pb.h"

namespace intake::desk {

// Under the request id `<batch>/<sequence>`, the same whenever it is handed in.
//
// REQUIRES: `slip` has a content.
v1::Submission SubmissionOf(const v1::BatchHeader& header,
                            const v1::Slip& slip);

// A slip that cannot be handed in, and why: nothing a customer did.
struct FailedSlip {
  int sequence = 0;
  std::string message;
};

// Hands in the slips of `closed`, a hundred at a time, each hundred's receipts
// recorded through `core` before the next: whatever ends it in between, closing
// again goes on behind them, and what was handed in but not recorded gets the
// same answers. Errors are the two connections'.
absl::StatusOr<std::vector<FailedSlip>> HandIn(
    const v1::CloseBatchResponse& closed,
    const std::shared_ptr<sdk::Connection>& paper_slip, sdk::Connection& core);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_HAND_IN_H_
