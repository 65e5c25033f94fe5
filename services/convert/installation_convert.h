// A meter at a metering point.

#ifndef INTAKE_SERVICES_CONVERT_INSTALLATION_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_INSTALLATION_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/account.h"
#include "intake/v1/account.pb.h"

namespace intake {

// Lengths and ranges are for NormalizeAccount. INVALID_ARGUMENT with a path
// inside `field`: an enum number that the contract lacks, a date or an
// amount in another form.
absl::StatusOr<Installation> InstallationFromProto(
    const v1::Installation& proto, absl::string_view field);

v1::Installation InstallationToProto(const Installation& installation);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_INSTALLATION_CONVERT_H_
