// A message that the gateway logged, and what became of it.

#ifndef INTAKE_CHANNELS_CLI_RECONCILED_MESSAGE_H_
#define INTAKE_CHANNELS_CLI_RECONCILED_MESSAGE_H_

#include <cstdint>

#include "absl/status/status.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::cli {

// What may have become of a logged message.
enum class Reconciled {
  // The store had it.
  kStored,
  // It was missing, and is stored now.
  kSubmitted,
  // It may be missing, and handing it in could do harm: the log does not show
  // exactly what was sent, or its sender has sent another for the account
  // since.
  kUnclear,
  // The store has something else under its id: KEY_REUSED.
  kConflict,
  // The line cannot be read, or the server will not take what it says.
  kRejected,
};

struct ReconciledMessage {
  int64_t line = 0;
  Reconciled result = Reconciled::kStored;
  // Empty where the line cannot be read.
  v1::Submission submission;
  // For kSubmitted and kConflict.
  v1::Receipt receipt;
  // For kUnclear and kRejected: why.
  absl::Status error;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RECONCILED_MESSAGE_H_
