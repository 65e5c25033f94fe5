// Where a submission came from.

#ifndef INTAKE_SERVICES_CONVERT_EVIDENCE_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_EVIDENCE_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/submission.h"
#include "intake/v1/submission.pb.h"

namespace intake {

// INVALID_ARGUMENT with a path inside `field`: longer than limits.h allows, or
// an enum number that the contract lacks.
absl::StatusOr<Evidence> EvidenceFromProto(const v1::Evidence& proto,
                                           absl::string_view field);

v1::Evidence EvidenceToProto(const Evidence& evidence);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_EVIDENCE_CONVERT_H_
