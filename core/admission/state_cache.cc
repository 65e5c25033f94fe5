#include "core/admission/state_cache.h"

#include <algorithm>
#include <utility>

#include "core/base/fingerprint.h"

namespace intake {

StateCache::Entry* StateCache::Find(absl::string_view stream) {
  const auto found = by_stream_.find(stream);
  if (found == by_stream_.end() || found->second->dropped) return nullptr;
  found->second->used = true;
  return &*found->second;
}

StateCache::Entry& StateCache::Put(absl::string_view stream,
                                   AccountState state) {
  const auto found = by_stream_.find(stream);
  if (found != by_stream_.end()) {
    Entry& entry = *found->second;
    BeforeChange(entry);
    entry.state = std::move(state);
    entry.dropped = false;
    dropped_.erase(entry.stream);
    AfterChange(entry);
    entry.used = true;
    return entry;
  }
  const auto added = entries_.insert(
      hand_, {.stream = std::string(stream), .state = std::move(state)});
  by_stream_.emplace(added->stream, added);
  AfterChange(*added);
  return *added;
}

void StateCache::BeforeChange(const Entry& entry) {
  if (!entry.state.account) return;
  for (const std::string& phone : entry.state.account->phones) {
    Remove(phone, entry, by_phone_);
  }
  Remove(entry.state.account->payment_code, entry, by_payment_code_);
}

void StateCache::AfterChange(Entry& entry) {
  if (!entry.state.account) return;
  for (const std::string& phone : entry.state.account->phones) {
    by_phone_[Fingerprint(phone)].push_back(&entry);
  }
  const std::string& code = entry.state.account->payment_code;
  if (!code.empty()) by_payment_code_[Fingerprint(code)].push_back(&entry);
}

void StateCache::Remove(absl::string_view word, const Entry& entry,
                        Directory& from) {
  const auto found = from.find(Fingerprint(word));
  if (found == from.end()) return;
  Owners& owners = found->second;
  owners.erase(std::remove(owners.begin(), owners.end(), &entry), owners.end());
  if (owners.empty()) from.erase(found);
}

std::vector<const StateCache::Entry*> StateCache::WithPhone(
    absl::string_view phone) const {
  return Found(phone, by_phone_);
}

std::vector<const StateCache::Entry*> StateCache::WithPaymentCode(
    absl::string_view code) const {
  return Found(code, by_payment_code_);
}

std::vector<const StateCache::Entry*> StateCache::Found(absl::string_view word,
                                                        const Directory& in) {
  const auto found = in.find(Fingerprint(word));
  if (found == in.end()) return {};
  std::vector<const Entry*> entries(found->second.begin(), found->second.end());
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
    return a->stream < b->stream;
  });
  return entries;
}

// The entry stays as a reminder: the account may exist.
void StateCache::Drop(absl::string_view stream) {
  const auto found = by_stream_.find(stream);
  if (found == by_stream_.end()) return;
  BeforeChange(*found->second);
  found->second->state = AccountState();
  found->second->dropped = true;
  dropped_.insert(found->second->stream);
}

bool StateCache::KnownAbsent(absl::string_view number) const {
  return complete_ && !by_stream_.contains(number);
}

void StateCache::Trim() {
  while (entries_.size() > states_max_) {
    if (hand_ == entries_.end()) hand_ = entries_.begin();
    if (std::exchange(hand_->used, false)) {
      ++hand_;
      continue;
    }
    if (hand_->dropped || hand_->state.account) complete_ = false;
    BeforeChange(*hand_);
    dropped_.erase(hand_->stream);
    by_stream_.erase(hand_->stream);
    hand_ = entries_.erase(hand_);
  }
}

}  // namespace intake
