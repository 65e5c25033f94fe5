#include "core/admission/import_accounts.h"

#include <utility>

#include "core/decide/evolve.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {
namespace {

// Whether `state` would be the same after the account is defined so.
bool ChangesNothing(const AccountState& state, const Account& account) {
  if (!state.account.has_value()) return false;
  AccountState defined = state;
  Evolve(defined, {.stream = account.number,
                   .sequence = state.sequence + 1,
                   .body = AccountDefined{account}});
  defined.sequence = state.sequence;
  return defined == state;
}

ImportResult Import(const Account& account, absl::string_view actor,
                    Group& group) {
  StateCache::Entry& entry = group.accounts().ToDefine(account.number);
  if (ChangesNothing(entry.state, account)) return ImportResult::kUnchanged;
  const bool is_new = !entry.state.account.has_value();
  group.Record(entry, actor, AccountDefined{account});
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
