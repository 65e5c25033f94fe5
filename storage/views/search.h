// What a search for accounts compares, whatever engine searches: words folded
// by core/text/unicode.h, each fitting from its beginning.

#ifndef INTAKE_STORAGE_VIEWS_SEARCH_H_
#define INTAKE_STORAGE_VIEWS_SEARCH_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/account.h"
#include "core/ports/account_queries.h"

namespace intake {

// What an account is found by. Only letters and digits, folded; serial numbers
// without leading zeros, those of removed meters too.
struct SearchableAccount {
  std::vector<std::string> address_words;
  std::vector<std::string> meter_serials;
  std::vector<std::string> phones;

  friend bool operator==(const SearchableAccount&,
                         const SearchableAccount&) = default;
};

SearchableAccount SearchableOf(const Account& account);

// Beginnings, in the same form; what was not asked for is empty.
struct SearchTerms {
  std::string number;
  std::vector<std::string> address_words;
  std::string meter_serial;
  std::string phone;
};

// INVALID_ARGUMENT: nothing to search for.
absl::StatusOr<SearchTerms> MakeSearchTerms(const AccountSearch& search);

// Every term is the beginning of something in the account.
bool Fits(const Account& account, const SearchTerms& terms);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_SEARCH_H_
