// Where an account is, for whoever has to show that it is theirs.

#ifndef INTAKE_CORE_PORTS_ACCOUNT_PLACES_H_
#define INTAKE_CORE_PORTS_ACCOUNT_PLACES_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "core/model/account.h"

namespace intake {

// Blocking; thread-safe.
class AccountPlaces {
 public:
  virtual ~AccountPlaces() = default;

  // None: there is no such account, or it is closed.
  virtual absl::StatusOr<std::optional<Address>> FindPlace(
      const std::string& account_number) = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_ACCOUNT_PLACES_H_
