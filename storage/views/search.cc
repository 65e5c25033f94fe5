#include "storage/views/search.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "core/base/error.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

// `12-345/Б` and `12345б` are one serial number to whoever reads it off a dial.
std::string OneWord(absl::string_view text) {
  return absl::StrJoin(FoldedWords(text), "");
}

std::string SerialWord(absl::string_view serial) {
  std::string word = OneWord(serial);
  word.erase(0, std::min(word.find_first_not_of('0'), word.size()));
  return word;
}

bool AnyStartsWith(const std::vector<std::string>& words,
                   absl::string_view beginning) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return absl::StartsWith(word, beginning);
  });
}

}  // namespace

SearchableAccount SearchableOf(const Account& account) {
  SearchableAccount result;
  result.address_words = FoldedWords(account.address.text);
  for (const Installation& installation : account.installations) {
    result.meter_serials.push_back(SerialWord(installation.serial));
  }
  for (const std::string& phone : account.phones) {
    result.phones.push_back(OneWord(phone));
  }
  return result;
}

absl::StatusOr<SearchTerms> MakeSearchTerms(const AccountSearch& search) {
  SearchTerms terms = {
      .number = std::string(absl::StripAsciiWhitespace(search.number_prefix)),
      .address_words = FoldedWords(search.address_words),
      .meter_serial = SerialWord(search.meter_serial),
      .phone = OneWord(search.phone)};
  if (terms.number.empty() && terms.address_words.empty() &&
      terms.meter_serial.empty() && terms.phone.empty()) {
    return FieldError("search",
                      "got nothing to search for; wanted the beginning of a "
                      "number, an address, a meter's serial number or a phone");
  }
  return terms;
}

bool Fits(const Account& account, const SearchTerms& terms) {
  const SearchableAccount searchable = SearchableOf(account);
  const bool address_fits =
      std::all_of(terms.address_words.begin(), terms.address_words.end(),
                  [&](const std::string& word) {
                    return AnyStartsWith(searchable.address_words, word);
                  });
  return address_fits && absl::StartsWith(account.number, terms.number) &&
         (terms.meter_serial.empty() ||
          AnyStartsWith(searchable.meter_serials, terms.meter_serial)) &&
         (terms.phone.empty() || AnyStartsWith(searchable.phones, terms.phone));
}

}  // namespace intake
