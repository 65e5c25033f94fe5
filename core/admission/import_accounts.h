// Accounts from the back office, taken as they are now.

#ifndef INTAKE_CORE_ADMISSION_IMPORT_ACCOUNTS_H_
#define INTAKE_CORE_ADMISSION_IMPORT_ACCOUNTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/admission/admission.h"
#include "core/admission/group.h"
#include "core/model/account.h"

namespace intake {

// One result an account, in order: an error stays an error; an account that
// is defined just so already is not recorded again.
//
// REQUIRES: accounts are normalised and loaded as ones to define.
std::vector<absl::StatusOr<ImportResult>> ImportAccounts(
    absl::Span<const absl::StatusOr<Account>> accounts, absl::string_view actor,
    Group& group);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_IMPORT_ACCOUNTS_H_
