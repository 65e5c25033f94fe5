// Enums of the contract and of core: permanent numbers, the same on both
// sides; 0 means "not said".

#ifndef INTAKE_SERVICES_CONVERT_ENUM_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_ENUM_CONVERT_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"

namespace intake {

// INVALID_ARGUMENT with `field`: 0, or a number that the contract lacks.
absl::Status CheckEnumNumber(const google::protobuf::EnumDescriptor& known,
                             int number, absl::string_view field);

// Where it has to be said.
template <typename Core, typename Proto>
absl::StatusOr<Core> RequiredEnumFromProto(Proto value,
                                           absl::string_view field) {
  const int number = static_cast<int>(value);
  absl::Status status = CheckEnumNumber(
      *google::protobuf::GetEnumDescriptor<Proto>(), number, field);
  if (!status.ok()) return status;
  return static_cast<Core>(number);
}

// None where it is not said.
template <typename Core, typename Proto>
absl::StatusOr<std::optional<Core>> EnumFromProto(Proto value,
                                                  absl::string_view field) {
  const int number = static_cast<int>(value);
  if (number == 0) return std::nullopt;
  const absl::StatusOr<Core> core = RequiredEnumFromProto<Core>(value, field);
  if (!core.ok()) return core.status();
  return *core;
}

template <typename Proto, typename Core>
Proto EnumToProto(Core value) {
  return static_cast<Proto>(value);
}

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_ENUM_CONVERT_H_
