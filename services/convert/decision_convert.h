// What staff decide has in common: who and why, and readings by name.

#ifndef INTAKE_SERVICES_CONVERT_DECISION_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_DECISION_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/decide/staff_decisions.h"
#include "core/model/event.h"
#include "intake/v1/decision.pb.h"
#include "intake/v1/metering.pb.h"

namespace intake {

// INVALID_ARGUMENT with a path inside `field`: no agent or no reason, or longer
// than limits.h allows.
absl::StatusOr<Decision> DecisionFromProto(const v1::Decision& proto,
                                           absl::string_view field);

// INVALID_ARGUMENT with a path inside `field`: see RegisterKeyFromProto, or no
// amount.
absl::StatusOr<KeyedValue> KeyedValueFromProto(const v1::RegisterKey& target,
                                               absl::string_view value,
                                               absl::string_view field);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_DECISION_CONVERT_H_
