// Corrections of live readings by staff.

#ifndef INTAKE_SERVICES_CONVERT_AMENDMENT_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_AMENDMENT_CONVERT_H_

#include "absl/status/statusor.h"
#include "core/decide/staff_decisions.h"
#include "intake/v1/reading_service.pb.h"

namespace intake {

// All: INVALID_ARGUMENT with the field at fault: an account's number that is
// none, a register, date or value in another form, no agent or
// reason, a mistyped code.
absl::StatusOr<Amendment> AmendmentFromProto(
    const v1::CorrectReadingRequest& proto);
absl::StatusOr<Amendment> AmendmentFromProto(
    const v1::VoidReadingRequest& proto);

absl::StatusOr<Undoing> UndoingFromProto(
    const v1::UndoSubmissionRequest& proto);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_AMENDMENT_CONVERT_H_
