// A submission.

#ifndef INTAKE_SERVICES_CONVERT_SUBMISSION_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_SUBMISSION_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/submission.h"
#include "intake/v1/submission.pb.h"

namespace intake {

enum class RequestId { kRequired, kOptional };

// Within limits.h. What a customer wrote is taken as it is, however wrong:
// that is for the core to judge.
//
// INVALID_ARGUMENT with a path inside `field`: no request id, no content, no
// account number with values, an enum number the contract lacks, a reading
// date that is no ISO day, or anything longer than limits.h allows.
absl::StatusOr<Submission> SubmissionFromProto(
    const v1::Submission& proto, absl::string_view field,
    RequestId request_id = RequestId::kRequired);

v1::Submission SubmissionToProto(const Submission& submission);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_SUBMISSION_CONVERT_H_
