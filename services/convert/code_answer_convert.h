// The customer's answer to a question that a receipt asked.

#ifndef INTAKE_SERVICES_CONVERT_CODE_ANSWER_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_CODE_ANSWER_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/admission/admission.h"
#include "core/model/submission.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake {

// A code that is none is the customer's mistake, and for the core to judge.
// INVALID_ARGUMENT with a path inside `field`: no code, or over 64 bytes.
absl::StatusOr<CodeAnswer> CodeAnswerFromProto(const v1::CodeAnswer& proto,
                                               absl::string_view field);

v1::CodeAnswer CodeAnswerToProto(const CodeAnswer& answer);

// The submission that a confirmation is. INVALID_ARGUMENT with the field at
// fault: no request id, no code, or anything longer than limits.h allows.
absl::StatusOr<Submission> ConfirmationFromProto(
    const v1::ConfirmReadingRequest& proto);

v1::ConfirmReadingResponse ConfirmedToProto(const Admitted& admitted);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_CODE_ANSWER_CONVERT_H_
