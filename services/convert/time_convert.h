// Moments: absl::Time in core, Timestamp in the contract.

#ifndef INTAKE_SERVICES_CONVERT_TIME_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_TIME_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"

namespace intake {

// Cut to microseconds: what the store keeps. INVALID_ARGUMENT with `field`:
// outside the years 1900 to 2199, or nanoseconds out of range.
absl::StatusOr<absl::Time> TimeFromProto(
    const google::protobuf::Timestamp& moment, absl::string_view field);

google::protobuf::Timestamp TimeToProto(absl::Time moment);

// The first moment of `day` in `zone`, on a quarter of an hour as
// AccountQueries wants it.
absl::Time StartOfDay(absl::CivilDay day, const absl::TimeZone& zone);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_TIME_CONVERT_H_
