// One field finds an account, by whatever the customer has at hand.

#ifndef INTAKE_CHANNELS_DESK_CALL_ACCOUNT_SEARCH_H_
#define INTAKE_CHANNELS_DESK_CALL_ACCOUNT_SEARCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/sdk/connection.h"
#include "intake/v1/account.pb.h"

namespace intake::desk {

// As many as two keys and a glance choose from.
inline constexpr size_t kHitsMax = 20;
inline constexpr size_t kSearchBytesMax = 256;

// A phone as accounts have it, where `typed` is one: eleven digits from 7 or 8,
// or ten from 9, whatever stands between them.
std::optional<std::string> PhoneIn(absl::string_view typed);

struct Hits {
  // Each once; at most kHitsMax.
  std::vector<v1::Account> accounts;
  bool more = false;
};

// Digits are the beginning of an account's number, a phone, or a meter's serial
// number, whichever fits; anything else is an address, or else a serial with
// letters in it. A whole number of an account means that one alone. The errors
// of AccountService.SearchAccounts.
absl::StatusOr<Hits> FindAccounts(sdk::Connection& core,
                                  absl::string_view typed);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_ACCOUNT_SEARCH_H_
