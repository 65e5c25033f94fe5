// The way to billing: changes, periods and who has sent for them.

#ifndef INTAKE_SERVICES_CONVERT_EXPORT_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_EXPORT_CONVERT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "core/feed/usage_feed.h"
#include "core/ports/account_queries.h"
#include "intake/v1/export_service.pb.h"

namespace intake {

v1::ListChangesResponse FeedPageToProto(const FeedPage& page);

// Of the month asked for, or `current` where none is. INVALID_ARGUMENT with the
// field at fault: no month, a building or entrance over 256 bytes.
absl::StatusOr<CoverageFilter> CoverageFilterFromProto(
    const v1::GetCoverageRequest& proto, absl::CivilMonth current);
absl::StatusOr<CoverageFilter> CoverageFilterFromProto(
    const v1::ListMissingRequest& proto, absl::CivilMonth current);

v1::GetCoverageResponse CoverageToProto(
    absl::CivilMonth period, const std::vector<PlaceCoverage>& places);
v1::ListMissingResponse MissingPageToProto(absl::CivilMonth period,
                                           const MissingPage& page);
v1::CountArrivalsResponse ArrivalsToProto(
    absl::CivilDay date, const std::vector<ArrivalCount>& arrivals);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_EXPORT_CONVERT_H_
