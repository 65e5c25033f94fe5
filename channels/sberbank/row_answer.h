// What the server said of a submission, as a line of the answer.

#ifndef INTAKE_CHANNELS_SBERBANK_ROW_ANSWER_H_
#define INTAKE_CHANNELS_SBERBANK_ROW_ANSWER_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/sberbank/answer_file.h"
#include "channels/sdk/client.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::sberbank {

// Fills in all of `answer` but line, account and meter. What was answered
// before is looked up: where this very line brought it, in a run that a crash
// ended, the answer is the same as then; else it says who did. Errors are
// Client::GetReceipt's.
absl::Status AnswerRow(const v1::Submission& submission,
                       const absl::StatusOr<v1::SubmitReadingResponse>& result,
                       sdk::Client& client, AnswerLine& answer);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_ROW_ANSWER_H_
