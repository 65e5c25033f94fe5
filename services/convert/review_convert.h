// Decisions of staff on held readings.

#ifndef INTAKE_SERVICES_CONVERT_REVIEW_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_REVIEW_CONVERT_H_

#include "absl/status/statusor.h"
#include "core/decide/staff_decisions.h"
#include "intake/v1/review_service.pb.h"

namespace intake {

// Both: INVALID_ARGUMENT with the field at fault: a mistyped code, a revision
// that no account has, no agent or reason; values, dates or registers in
// another form; more than 32 of them.
absl::StatusOr<Approval> ApprovalFromProto(
    const v1::ApproveReadingRequest& proto);
absl::StatusOr<Rejection> RejectionFromProto(
    const v1::RejectReadingRequest& proto);

v1::ApproveReadingResponse ApprovedToProto(const HoldResolved& resolved);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_REVIEW_CONVERT_H_
