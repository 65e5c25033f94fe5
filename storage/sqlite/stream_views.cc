#include "storage/sqlite/stream_views.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "core/decide/open_memory.h"
#include "storage/sqlite/held_views.h"
#include "storage/sqlite/payment_code_views.h"
#include "storage/sqlite/place_views.h"
#include "storage/sqlite/search_views.h"
#include "storage/views/held.h"
#include "storage/views/search.h"

namespace intake {
namespace {

// Whether any of them may change what the account is found by.
bool ChangeAccount(absl::Span<const JournalRecord* const> records) {
  return std::any_of(
      records.begin(), records.end(), [](const JournalRecord* record) {
        return std::holds_alternative<AccountDefined>(record->event.body) ||
               std::holds_alternative<MeterReplaced>(record->event.body);
      });
}

// What an account is found by: costly to make of each state.
struct Directory {
  std::optional<SearchableAccount> words;
  std::optional<Address> address;
  std::string payment_code;
};

Directory DirectoryOf(const AccountState& state) {
  if (!state.account) return {};
  return {SearchableOf(*state.account), state.account->address,
          state.account->payment_code};
}

}  // namespace

bool IsOrdinary(const Event& event) {
  if (std::holds_alternative<SubmissionRepeated>(event.body)) return true;
  const auto* judged = std::get_if<SubmissionJudged>(&event.body);
  return judged != nullptr && !IsOpen(judged->receipt) &&
         judged->answers.empty() && judged->withdrawn.empty();
}

absl::Status ApplyToStream(const StoreView& store,
                           absl::Span<const JournalRecord* const> records) {
  Connection& views = store.views;
  const std::string& stream = records.front()->event.stream;
  absl::StatusOr<StoredStream> stored = LoadStored(views, stream);
  if (!stored.ok()) return stored.status();
  absl::Status status =
      FoldUntil(store, records.front()->position - 1, *stored);
  if (!status.ok()) return status;
  const AccountState& state = stored->state;
  const std::set<HeldKey> held_before = HeldOf(stream, state);
  const bool changes_account = ChangeAccount(records);
  const Directory before = changes_account ? DirectoryOf(state) : Directory();
  for (const JournalRecord* record : records) {
    if (status = FoldEvent(*record, *stored); !status.ok()) return status;
  }
  status = SaveStored(views, *stored);
  if (status.ok()) {
    status = UpdateHeld(views, held_before, HeldOf(stream, state), records);
  }
  if (!changes_account || !status.ok()) return status;
  const Directory after = DirectoryOf(state);
  status = UpdateSearch(views, stored->id, before.words, after.words);
  if (status.ok()) {
    status = UpdatePlace(views, stored->id, before.address, after.address);
  }
  if (!status.ok()) return status;
  return UpdatePaymentCode(views, stream, before.payment_code,
                           after.payment_code);
}

}  // namespace intake
