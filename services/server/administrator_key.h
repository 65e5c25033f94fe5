// The first key: without it nobody could issue any other.

#ifndef INTAKE_SERVICES_SERVER_ADMINISTRATOR_KEY_H_
#define INTAKE_SERVICES_SERVER_ADMINISTRATOR_KEY_H_

#include <string>

#include "absl/status/statusor.h"
#include "core/admission/admission.h"

namespace intake {

// Where no administrator's key is valid, issues one and writes it to
// `administrator.key` in `folder`, readable by its owner alone. Answers whether
// it did.
absl::StatusOr<bool> EnsureAdministratorKey(Admission& admission,
                                            const std::string& folder);

std::string AdministratorKeyFile(const std::string& folder);

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_ADMINISTRATOR_KEY_H_
