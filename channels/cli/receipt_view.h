// Receipts for people.

#ifndef INTAKE_CHANNELS_CLI_RECEIPT_VIEW_H_
#define INTAKE_CHANNELS_CLI_RECEIPT_VIEW_H_

#include <string>

#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "channels/cli/render/exit_code.h"
#include "google/protobuf/repeated_field.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/receipt.pb.h"

namespace intake::cli {

template <typename Message>
using RepeatedMessages = google::protobuf::RepeatedPtrField<Message>;

// A table of what the rules have to say; empty where that is nothing.
std::string FindingsText(const RepeatedMessages<v1::Finding>& findings,
                         const Console& console);

// The outcome, what was understood, what there is to say, what is
// asked, and the answer to the customer.
std::string ReceiptText(const v1::Receipt& receipt, const Console& console,
                        absl::TimeZone zone);

// The receipt, and the submission it answers.
std::string ReceiptRecordText(const v1::GetReceiptResponse& record,
                              const Console& console, absl::TimeZone zone);

// A refusal is no success for a script; what is held was taken.
ExitCode ExitCodeOf(v1::Outcome outcome);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RECEIPT_VIEW_H_
