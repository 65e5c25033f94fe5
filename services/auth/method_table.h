// Who may call what: the one table of identities and methods. What is not in
// it nobody may call.

#ifndef INTAKE_SERVICES_AUTH_METHOD_TABLE_H_
#define INTAKE_SERVICES_AUTH_METHOD_TABLE_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace intake {

// What a credential makes of its holder.
enum class Identity : uint8_t {
  kChannel,
  // A channel in which staff act.
  kStaffedChannel,
  kAdministrator,
  // The billing system.
  kBilling,
};

struct MethodRow {
  // As gRPC names it: `/intake.v1.IntakeService/SubmitReading`.
  absl::string_view method;
  bool channel = false;
  bool staffed_channel = false;
  bool administrator = false;
  bool billing = false;
};

absl::Span<const MethodRow> MethodTable();

bool MayCall(Identity identity, absl::string_view method);

}  // namespace intake

#endif  // INTAKE_SERVICES_AUTH_METHOD_TABLE_H_
