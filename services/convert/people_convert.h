// Customers, staff, their sessions and letters.

#ifndef INTAKE_SERVICES_CONVERT_PEOPLE_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_PEOPLE_CONVERT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/people/customers.h"
#include "core/people/letter.h"
#include "core/people/person.h"
#include "intake/v1/customer_service.pb.h"
#include "intake/v1/staff_service.pb.h"

namespace intake {

v1::Session SessionToProto(const NewSession& session);
v1::Letter LetterToProto(const Letter& letter);
v1::Customer CustomerToProto(const StoredCustomer& customer);

// INVALID_ARGUMENT with the field at fault: longer than limits.h allows, or an
// account's number that is none.
absl::StatusOr<Registration> RegistrationFromProto(
    const v1::RegisterCustomerRequest& proto);

v1::StaffMember StaffToProto(const StoredStaff& member);
v1::StaffAction StaffActionToProto(const StaffAction& action);

// INVALID_ARGUMENT with the field at fault: no role.
absl::StatusOr<StoredStaff> StaffFromProto(const v1::StaffMember& proto,
                                           absl::string_view field);

// Where the actions before go on. INVALID_ARGUMENT with `page_token`.
absl::StatusOr<std::optional<uint64_t>> StaffActionPageFromProto(
    absl::string_view token);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_PEOPLE_CONVERT_H_
