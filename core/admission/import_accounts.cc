#include "core/admission/import_accounts.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_errors.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/decide/redefine_account.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "core/model/register_key.h"

namespace intake {
namespace {

bool IsDefinedSo(const AccountState& state, const AccountDefined& defined) {
  return state.account.has_value() &&
         state.definition_fingerprint == DefinitionFingerprint(defined);
}

// A meter that was put up through an exchange is not lost to an import that
// does not know of it yet.
absl::Status CheckKnowsExchanges(const AccountState& state,
                                 const Account& account) {
  if (!state.account) return absl::OkStatus();
  const auto& installations = state.account->installations;
  for (size_t i = state.defined_installations; i < installations.size(); ++i) {
    const RegisterRef first = {.installation = static_cast<uint32_t>(i)};
    if (CounterpartIn(account, *state.account, first)) continue;
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "METER_MISSING",
        absl::StrCat("account ", account.number, " lacks meter ",
                     installations[i].serial, " installed on ",
                     FormatDate(installations[i].installed_on),
                     ", which was registered here: add it to the record"));
  }
  return absl::OkStatus();
}

absl::StatusOr<ImportResult> Import(const Account& account,
                                    absl::string_view actor, Group& group) {
  absl::Status status = group.accounts().CheckWhole(account.number);
  if (!status.ok()) return StoreFailedError(status);
  StateCache::Entry& entry = group.accounts().ToDefine(account.number);
  AccountDefined defined{account};
  if (IsDefinedSo(entry.state, defined)) return ImportResult::kUnchanged;
  status = CheckKnowsExchanges(entry.state, account);
  if (!status.ok()) return status;
  const bool is_new = !entry.state.account.has_value();
  std::vector<UsageChange> changes = ChangesByRedefinition(
      entry.state, defined,
      Charging(group.rules().At(group.now()), group.rules().DayOf(group.now()),
               &group.billing()));
  group.Record(entry, actor, std::move(defined));
  if (!changes.empty()) {
    group.Record(entry, actor, UsageRestated{std::move(changes)});
  }
  return is_new ? ImportResult::kCreated : ImportResult::kUpdated;
}

}  // namespace

std::vector<absl::StatusOr<ImportResult>> ImportAccounts(
    absl::Span<const absl::StatusOr<Account>> accounts, absl::string_view actor,
    Group& group) {
  std::vector<absl::StatusOr<ImportResult>> results;
  results.reserve(accounts.size());
  for (const absl::StatusOr<Account>& account : accounts) {
    if (account.ok()) {
      results.push_back(Import(*account, actor, group));
    } else {
      results.emplace_back(account.status());
    }
  }
  return results;
}

}  // namespace intake
