#include "core/admission/import_accounts.h"

#include <utility>

#include "core/admission/admission_errors.h"
#include "core/decide/redefine_account.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {
namespace {

bool IsDefinedSo(const AccountState& state, const AccountDefined& defined) {
  return state.account.has_value() &&
         state.definition_fingerprint == DefinitionFingerprint(defined);
}

absl::StatusOr<ImportResult> Import(const Account& account,
                                    absl::string_view actor, Group& group) {
  absl::Status status = group.accounts().CheckWhole(account.number);
  if (!status.ok()) return StoreFailedError(status);
  StateCache::Entry& entry = group.accounts().ToDefine(account.number);
  AccountDefined defined{account};
  if (IsDefinedSo(entry.state, defined)) return ImportResult::kUnchanged;
  const bool is_new = !entry.state.account.has_value();
  group.Record(entry, actor, std::move(defined));
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
      results.push_back(account.status());
    }
  }
  return results;
}

}  // namespace intake
