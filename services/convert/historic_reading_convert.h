// A reading that comes with an account's import.

#ifndef INTAKE_SERVICES_CONVERT_HISTORIC_READING_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_HISTORIC_READING_CONVERT_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/account.h"
#include "intake/v1/account.pb.h"

namespace intake {

// INVALID_ARGUMENT with a path inside `field`: a date or amount in another
// form, or a register that is none, or more than one, of `installations`.
absl::StatusOr<HistoricReading> HistoricReadingFromProto(
    const v1::HistoricReading& proto,
    const std::vector<Installation>& installations, absl::string_view field);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_HISTORIC_READING_CONVERT_H_
