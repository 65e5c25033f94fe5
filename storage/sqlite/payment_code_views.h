// The table of what banks call accounts.

#ifndef INTAKE_STORAGE_SQLITE_PAYMENT_CODE_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_PAYMENT_CODE_VIEWS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/sqlite/connection.h"

namespace intake {

// The account of `stream` was, or is now, called so; empty for not at all.
absl::Status UpdatePaymentCode(Connection& connection, absl::string_view stream,
                               absl::string_view before,
                               absl::string_view after);

// See EventStore.AccountsWithPaymentCodes.
absl::StatusOr<std::vector<std::vector<std::string>>> QueryPaymentCodes(
    Connection& connection, absl::Span<const std::string> codes);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_PAYMENT_CODE_VIEWS_H_
