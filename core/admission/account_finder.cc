#include "core/admission/account_finder.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "absl/base/macros.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"

namespace intake {
namespace {

void SortOutRepeats(std::vector<std::string>& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

// As it stands, or with leading zeros put back.
bool MayMean(absl::string_view number, absl::string_view account) {
  return absl::EndsWith(account, number) &&
         account.find_first_not_of('0') >= account.size() - number.size();
}

}  // namespace

absl::Status AccountFinder::CompleteDirectories(EventStore& store) {
  directories_ =
      LoadAll({states_.dropped().begin(), states_.dropped().end()}, store);
  return directories_;
}

absl::Status AccountFinder::Load(absl::Span<const AccountNames* const> names,
                                 EventStore& store) {
  std::vector<std::string> exact;
  std::vector<std::string> codes;
  std::vector<std::string> to_define;
  for (const AccountNames* of_command : names) {
    for (const AccountNames::Alternatives& either : of_command->alternatives) {
      for (const std::string& number : either.numbers) {
        if (IsUnknown(number)) exact.push_back(number);
      }
    }
    if (!of_command->payment_codes.empty() && !directories_.ok()) {
      return directories_;
    }
    for (const std::string& code : of_command->payment_codes) {
      if (IsUnknown(code)) exact.push_back(code);
      if (!states_.complete()) codes.push_back(code);
    }
    for (const std::string& number : of_command->to_define) {
      if (states_.Find(number) == nullptr) to_define.push_back(number);
    }
  }
  absl::Status status = LoadExisting(std::move(exact), store);
  if (status.ok()) status = LoadPaymentCodes(std::move(codes), store);
  if (!status.ok()) return status;

  std::vector<std::string> restored;
  for (const AccountNames* of_command : names) {
    for (const AccountNames::Alternatives& either : of_command->alternatives) {
      if (!either.restore || AnyExact(either.numbers)) continue;
      for (const std::string& number : either.numbers) {
        for (std::string& form : WithLeadingZeros(number)) {
          if (IsUnknown(form)) restored.push_back(std::move(form));
        }
      }
    }
  }
  status = LoadExisting(std::move(restored), store);
  if (!status.ok()) return status;
  return LoadAll(std::move(to_define), store);
}

bool AccountFinder::IsUnknown(absl::string_view number) {
  return states_.Find(number) == nullptr && !states_.KnownAbsent(number);
}

absl::Status AccountFinder::LoadExisting(std::vector<std::string> numbers,
                                         EventStore& store) {
  if (numbers.empty()) return absl::OkStatus();
  SortOutRepeats(numbers);
  const absl::StatusOr<std::vector<bool>> exist = store.AccountsExist(numbers);
  if (!exist.ok()) return exist.status();
  ABSL_HARDENING_ASSERT(exist->size() == numbers.size());
  std::vector<std::string> existing;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if ((*exist)[i]) existing.push_back(std::move(numbers[i]));
  }
  return LoadAll(std::move(existing), store);
}

absl::Status AccountFinder::LoadPaymentCodes(std::vector<std::string> codes,
                                             EventStore& store) {
  if (codes.empty()) return absl::OkStatus();
  SortOutRepeats(codes);
  absl::StatusOr<std::vector<std::vector<std::string>>> accounts =
      store.AccountsWithPaymentCodes(codes);
  if (!accounts.ok()) return accounts.status();
  ABSL_HARDENING_ASSERT(accounts->size() == codes.size());
  std::vector<std::string> unknown;
  for (size_t i = 0; i < codes.size(); ++i) {
    for (const std::string& number : (*accounts)[i]) {
      if (IsUnknown(number)) unknown.push_back(number);
    }
    by_code_[codes[i]] = std::move((*accounts)[i]);
  }
  return LoadAll(std::move(unknown), store);
}

absl::Status AccountFinder::LoadAll(std::vector<std::string> streams,
                                    EventStore& store) {
  std::vector<std::string> missing;
  for (std::string& stream : streams) {
    if (states_.KnownAbsent(stream)) {
      states_.Put(stream, AccountState());
    } else {
      missing.push_back(std::move(stream));
    }
  }
  if (missing.empty()) return absl::OkStatus();
  SortOutRepeats(missing);
  absl::StatusOr<std::vector<AccountState>> states = store.LoadStates(missing);
  if (absl::IsDataLoss(states.status())) return LoadOneByOne(missing, store);
  if (!states.ok()) return states.status();
  ABSL_HARDENING_ASSERT(states->size() == missing.size());
  for (size_t i = 0; i < missing.size(); ++i) {
    states_.Put(missing[i], std::move((*states)[i]));
  }
  return absl::OkStatus();
}

absl::Status AccountFinder::LoadOneByOne(
    const std::vector<std::string>& streams, EventStore& store) {
  for (const std::string& stream : streams) {
    absl::StatusOr<std::vector<AccountState>> state =
        store.LoadStates({&stream, 1});
    if (state.ok()) {
      states_.Put(stream, std::move(state->front()));
    } else if (absl::IsDataLoss(state.status())) {
      damaged_.emplace(stream, state.status());
    } else {
      return state.status();
    }
  }
  return absl::OkStatus();
}

absl::Status AccountFinder::CheckWhole(absl::string_view number) const {
  for (const auto& [damaged, status] : damaged_) {
    if (MayMean(number, damaged)) return status;
  }
  return absl::OkStatus();
}

absl::Status AccountFinder::CheckPaymentCode(absl::string_view code) const {
  absl::Status status = CheckWhole(code);
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return status;
  for (const std::string& number : found->second) {
    status.Update(CheckWhole(number));
  }
  return status;
}

bool AccountFinder::AnyExact(absl::Span<const std::string> numbers) {
  return std::any_of(
      numbers.begin(), numbers.end(),
      [this](const std::string& number) { return Exact(number) != nullptr; });
}

StateCache::Entry* AccountFinder::Exact(absl::string_view number) {
  StateCache::Entry* const entry = states_.Find(number);
  return entry != nullptr && entry->state.account ? entry : nullptr;
}

StateCache::Entry* AccountFinder::Restored(absl::string_view number) {
  StateCache::Entry* restored = nullptr;
  for (const std::string& form : WithLeadingZeros(number)) {
    StateCache::Entry* const entry = Exact(form);
    if (entry == nullptr) continue;
    if (restored != nullptr) return nullptr;
    restored = entry;
  }
  return restored;
}

// Memory knows what this group has changed, so what it says of an account goes
// before what the store found.
StateCache::Entry* AccountFinder::WithPaymentCode(absl::string_view code) {
  std::set<StateCache::Entry*> entries;
  for (const StateCache::Entry* entry : states_.WithPaymentCode(code)) {
    entries.insert(Exact(entry->stream));
  }
  StateCache::Entry* const by_number = Exact(code);
  if (by_number != nullptr && by_number->state.account->payment_code.empty()) {
    entries.insert(by_number);
  }
  return entries.size() == 1 ? *entries.begin() : nullptr;
}

StateCache::Entry* AccountFinder::Find(absl::string_view number) {
  StateCache::Entry* const exact = Exact(number);
  return exact != nullptr ? exact : Restored(number);
}

StateCache::Entry& AccountFinder::ToDefine(absl::string_view number) {
  StateCache::Entry* const entry = states_.Find(number);
  ABSL_HARDENING_ASSERT(entry != nullptr);
  return *entry;
}

}  // namespace intake
