// Who may call what: the one table of identities and methods. What is not in
// it nobody may call.

#ifndef INTAKE_SERVICES_AUTH_METHOD_TABLE_H_
#define INTAKE_SERVICES_AUTH_METHOD_TABLE_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/people/person.h"

namespace intake {

// What a credential makes of its holder.
enum class Identity : uint8_t {
  kChannel,
  // A channel whose customers log in: each call is made for one of them.
  kCustomerChannel,
  // A channel in which staff act.
  kStaffedChannel,
  kAdministrator,
  // The billing system.
  kBilling,
  // A desk: each call is made by a member of staff, whose role decides.
  kDesk,
};

// Who at a desk may call a method. Sets that grow with the role, but for agents
// and clerks, who are side by side.
enum class AtDesk : uint8_t {
  kNobody,
  kAdministrators,
  kSupervisors,  // and administrators
  kAgents,       // and supervisors
  kClerks,       // and supervisors
  kStaff,        // everybody with a session
  kAnybody,      // without a session too
};

struct MethodRow {
  // As gRPC names it: `/intake.v1.IntakeService/SubmitReading`.
  absl::string_view method;
  bool channel = false;
  bool customer_channel = false;
  bool staffed_channel = false;
  bool administrator = false;
  bool billing = false;
  AtDesk desk = AtDesk::kNobody;
};

absl::Span<const MethodRow> MethodTable();

// Whether that identity may; of a desk, whether any of its staff may.
bool MayCall(Identity identity, absl::string_view method);

// kNobody for a method that is not in the table.
AtDesk DeskAccess(absl::string_view method);

bool RoleMay(StaffRole role, AtDesk access);

}  // namespace intake

#endif  // INTAKE_SERVICES_AUTH_METHOD_TABLE_H_
