// An account, as it is imported and shown.

#ifndef INTAKE_SERVICES_CONVERT_ACCOUNT_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_ACCOUNT_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/admission/admission.h"
#include "core/model/account.h"
#include "core/ports/account_queries.h"
#include "intake/v1/account.pb.h"
#include "intake/v1/account_service.pb.h"

namespace intake {

// Normalized. INVALID_ARGUMENT with a path inside `field`: what
// NormalizeAccount refuses, an enum number the contract lacks, a date or an
// amount in another form, or a historic reading whose register is not exactly
// one of the account's.
absl::StatusOr<Account> AccountFromProto(const v1::Account& proto,
                                         absl::string_view field);

// Without the history.
v1::Account AccountToProto(const Account& account);

v1::ImportResult ImportResultToProto(
    absl::string_view account_number,
    const absl::StatusOr<ImportResult>& result);

// INVALID_ARGUMENT: nothing to search for, or a limit or length out of range.
absl::StatusOr<AccountSearch> AccountSearchFromProto(
    const v1::SearchAccountsRequest& proto);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_ACCOUNT_CONVERT_H_
