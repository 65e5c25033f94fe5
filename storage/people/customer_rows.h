// Customers and their accounts as rows.

#ifndef INTAKE_STORAGE_PEOPLE_CUSTOMER_ROWS_H_
#define INTAKE_STORAGE_PEOPLE_CUSTOMER_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/people/person.h"
#include "storage/sqlite/connection.h"

namespace intake {

absl::StatusOr<std::optional<StoredCustomer>> SelectCustomer(
    Connection& connection, uint64_t id);
absl::StatusOr<std::optional<StoredCustomer>> SelectCustomerByEmail(
    Connection& connection, const std::string& email_key);
// Of those who have confirmed their address.
absl::StatusOr<std::vector<CustomerLinks>> SelectLinks(Connection& connection);

// Both within the caller's transaction.
// ALREADY_EXISTS: there is one with its e-mail key.
absl::StatusOr<uint64_t> InsertCustomer(Connection& connection,
                                        const StoredCustomer& customer);
// NOT_FOUND: there is none with its id.
absl::Status UpdateCustomer(Connection& connection,
                            const StoredCustomer& customer);
// Those who have not confirmed.
absl::Status DeleteUnconfirmed(Connection& connection, absl::Time added_before);

}  // namespace intake

#endif  // INTAKE_STORAGE_PEOPLE_CUSTOMER_ROWS_H_
