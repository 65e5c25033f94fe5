// Who knows an account's number and its house may call it theirs.

#ifndef INTAKE_CORE_PEOPLE_PLACE_CHECK_H_
#define INTAKE_CORE_PEOPLE_PLACE_CHECK_H_

#include <string>

#include "absl/status/statusor.h"
#include "core/base/clock.h"
#include "core/people/attempts.h"
#include "core/people/person.h"
#include "core/ports/account_places.h"

namespace intake {

// Thread-safe. What it is made of outlives it.
class PlaceCheck {
 public:
  PlaceCheck(AccountPlaces& places, const Clock& clock);

  // The account, with its address. `client` is who asks, for the limit of
  // attempts. The same work for an account that is not there as for another
  // house.
  //
  // PERMISSION_DENIED PLACE_NOT_CONFIRMED. RESOURCE_EXHAUSTED
  // TOO_MANY_ATTEMPTS. And those of AccountPlaces.
  absl::StatusOr<LinkedAccount> Confirm(const std::string& account_number,
                                        const std::string& house,
                                        const std::string& client);

  // Puts in the addresses as they are now, where they can be had.
  void Refresh(std::vector<LinkedAccount>& accounts);

 private:
  AccountPlaces& places_;
  Attempts by_account_;
  Attempts by_client_;
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_PLACE_CHECK_H_
