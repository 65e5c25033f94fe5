// What another rule set would have decided.

#ifndef INTAKE_SERVICES_CONVERT_REPLAY_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_REPLAY_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/replay/replay.h"
#include "intake/v1/operations_service.pb.h"

namespace intake {

// Days are of `zone`. INVALID_ARGUMENT with the field at fault: no date, or a
// last one before the first.
absl::StatusOr<ReplaySpan> ReplaySpanFromProto(
    const v1::ReplayRulesRequest& proto, const absl::TimeZone& zone);

// With the progress as it was told last.
v1::ReplayRulesResponse ReplayChangeToProto(const ReplayChange& change,
                                            const ReplayProgress& progress);
v1::ReplayRulesResponse ReplayProgressToProto(const ReplayProgress& progress);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_REPLAY_CONVERT_H_
