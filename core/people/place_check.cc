#include "core/people/place_check.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "core/base/limits.h"
#include "core/people/house.h"
#include "core/people/people_errors.h"

namespace intake {

PlaceCheck::PlaceCheck(AccountPlaces& places, const Clock& clock)
    : places_(places),
      by_account_(clock, limits::kFailedPlacesPerAccountMax,
                  limits::kPlacePeriod),
      by_client_(clock, limits::kFailedPlacesPerClientMax,
                 limits::kPlacePeriod) {}

absl::StatusOr<LinkedAccount> PlaceCheck::Confirm(
    const std::string& account_number, const std::string& house,
    const std::string& client) {
  const std::string number(absl::StripAsciiWhitespace(account_number));
  const std::initializer_list<AttemptAt> attempts = {{by_client_, client},
                                                     {by_account_, number}};
  absl::Status status = TakeAll(attempts);
  if (!status.ok()) return status;
  const absl::StatusOr<std::optional<Address>> found =
      places_.FindPlace(number);
  if (!found.ok()) {
    GiveBackAll(attempts);
    return found.status();
  }
  const Address place = found->value_or(Address());
  if (!SameHouse(place.house, house)) return PlaceNotConfirmed();
  GiveBackAll(attempts);
  return LinkedAccount{.number = number, .address = place.text};
}

void PlaceCheck::Refresh(std::vector<LinkedAccount>& accounts) {
  for (LinkedAccount& account : accounts) {
    const absl::StatusOr<std::optional<Address>> place =
        places_.FindPlace(account.number);
    if (place.ok() && place->has_value()) account.address = (*place)->text;
  }
}

}  // namespace intake
