#include "channels/desk/call/account_search.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/desk/desk.h"

namespace intake::desk {
namespace {

bool AllDigits(absl::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// What people write numbers with.
std::string WithoutPunctuation(absl::string_view typed) {
  return absl::StrReplaceAll(typed, {{" ", ""},
                                     {"-", ""},
                                     {"(", ""},
                                     {")", ""},
                                     {"+", ""},
                                     {"\xC2\xA0", ""}});
}

absl::Status Add(sdk::Connection& core, v1::SearchAccountsRequest request,
                 Hits& hits) {
  request.set_limit(static_cast<int32_t>(kHitsMax + 1));
  const auto found = core.SearchAccounts(request, kCallTimeout);
  if (!found.ok()) return found.status();
  for (const v1::Account& account : found->accounts()) {
    const bool known = std::any_of(
        hits.accounts.begin(), hits.accounts.end(),
        [&](const auto& hit) { return hit.number() == account.number(); });
    if (known) continue;
    if (hits.accounts.size() == kHitsMax) {
      hits.more = true;
      break;
    }
    hits.accounts.push_back(account);
  }
  return absl::OkStatus();
}

// Every search a typed text may mean, in order.
std::vector<v1::SearchAccountsRequest> Meanings(absl::string_view typed) {
  std::vector<v1::SearchAccountsRequest> meanings;
  const std::string digits = WithoutPunctuation(typed);
  if (AllDigits(digits)) {
    meanings.emplace_back().set_number_prefix(digits);
    if (const auto phone = PhoneIn(typed)) {
      meanings.emplace_back().set_phone(*phone);
    }
    meanings.emplace_back().set_meter_serial(digits);
  } else {
    meanings.emplace_back().set_address(std::string(typed));
  }
  return meanings;
}

}  // namespace

std::optional<std::string> PhoneIn(absl::string_view typed) {
  const std::string digits = WithoutPunctuation(typed);
  if (!AllDigits(digits)) return std::nullopt;
  if (digits.size() == 11 && (digits[0] == '7' || digits[0] == '8')) {
    return absl::StrCat("7", digits.substr(1));
  }
  if (digits.size() == 10 && digits[0] == '9') return absl::StrCat("7", digits);
  return std::nullopt;
}

absl::StatusOr<Hits> FindAccounts(sdk::Connection& core,
                                  absl::string_view typed) {
  typed = typed.substr(0, kSearchBytesMax);
  Hits hits;
  for (const v1::SearchAccountsRequest& meaning : Meanings(typed)) {
    absl::Status added = Add(core, meaning, hits);
    if (!added.ok()) return added;
    if (hits.accounts.empty()) continue;
    if (hits.accounts.front().number() == meaning.number_prefix()) {
      hits.accounts.resize(1);
      hits.more = false;
      return hits;
    }
  }
  if (hits.accounts.empty() && !AllDigits(WithoutPunctuation(typed))) {
    v1::SearchAccountsRequest serial;
    serial.set_meter_serial(std::string(typed));
    absl::Status added = Add(core, serial, hits);
    if (!added.ok()) return added;
  }
  return hits;
}

}  // namespace intake::desk
