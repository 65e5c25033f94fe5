// The fields of an account, each on its own: lengths, digits, ranges.

#ifndef INTAKE_CORE_MODEL_ACCOUNT_FIELDS_H_
#define INTAKE_CORE_MODEL_ACCOUNT_FIELDS_H_

#include "absl/status/status.h"
#include "core/model/account.h"

namespace intake {

// INVALID_ARGUMENT with the first field at fault, in the order of the structs.
// What fields mean together is for NormalizeAccount.
absl::Status CheckAccountFields(const Account& account);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_ACCOUNT_FIELDS_H_
