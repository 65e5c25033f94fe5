// Held submissions as lists show them, and one beside all that a decision on it
// needs.

#ifndef INTAKE_SERVICES_CONVERT_HELD_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_HELD_CONVERT_H_

#include <vector>

#include "absl/status/statusor.h"
#include "core/admission/admission.h"
#include "core/model/event.h"
#include "core/ports/account_queries.h"
#include "intake/v1/review_service.pb.h"

namespace intake {

// INVALID_ARGUMENT with the field at fault: an unknown rule, an account's
// number that is none, a moment out of range.
absl::StatusOr<HeldFilter> HeldFilterFromProto(
    const v1::ListHeldRequest& proto);

v1::ListHeldResponse HeldPageToProto(const HeldPage& page);

// `judged` is the submission examined, `history` the account's latest readings.
v1::ExamineHeldResponse ExaminationToProto(
    const HeldExamination& examination, const SubmissionJudged& judged,
    const std::vector<ReadingRow>& history);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_HELD_CONVERT_H_
