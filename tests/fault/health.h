// What the standard health service says.

#ifndef INTAKE_TESTS_FAULT_HEALTH_H_
#define INTAKE_TESTS_FAULT_HEALTH_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace intake::testing {

// UNAVAILABLE: nobody answers.
absl::StatusOr<bool> IsServing(const std::string& address);

// Whether it says so within `timeout`.
bool TurnsServing(const std::string& address, absl::Duration timeout);
bool TurnsNotServing(const std::string& address, absl::Duration timeout);

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_HEALTH_H_
