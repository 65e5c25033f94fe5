// A register's name.

#ifndef INTAKE_SERVICES_CONVERT_REGISTER_KEY_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_REGISTER_KEY_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/register_key.h"
#include "core/model/register_slot.h"
#include "core/model/submission.h"
#include "intake/v1/metering.pb.h"

namespace intake {

// Whatever is not said is left out. INVALID_ARGUMENT with a path inside
// `field`: an enum number that the contract lacks, a serial over 256 bytes.
absl::StatusOr<RegisterKey> RegisterKeyFromProto(const v1::RegisterKey& key,
                                                 absl::string_view field);

// The name without the value.
v1::RegisterKey RegisterKeyToProto(const NamedValue& named);
v1::RegisterKey RegisterKeyToProto(const RegisterSlot& slot,
                                   absl::string_view serial);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_REGISTER_KEY_CONVERT_H_
