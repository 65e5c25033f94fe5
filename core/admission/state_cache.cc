#include "core/admission/state_cache.h"

#include <utility>

namespace intake {

StateCache::Entry* StateCache::Find(absl::string_view stream) {
  const auto found = by_stream_.find(stream);
  if (found == by_stream_.end() || found->second->dropped) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return &*found->second;
}

StateCache::Entry& StateCache::Put(absl::string_view stream,
                                   AccountState state) {
  const auto found = by_stream_.find(stream);
  if (found != by_stream_.end()) {
    Entry& entry = *found->second;
    entry.state = std::move(state);
    entry.dropped = false;
    entries_.splice(entries_.begin(), entries_, found->second);
    return entry;
  }
  entries_.push_front(
      {.stream = std::string(stream), .state = std::move(state)});
  by_stream_.emplace(entries_.front().stream, entries_.begin());
  return entries_.front();
}

// The entry stays as a reminder: the account may exist.
void StateCache::Drop(absl::string_view stream) {
  const auto found = by_stream_.find(stream);
  if (found == by_stream_.end()) return;
  found->second->state = AccountState();
  found->second->dropped = true;
}

bool StateCache::KnownAbsent(absl::string_view number) const {
  return complete_ && !by_stream_.contains(number);
}

void StateCache::Trim() {
  while (entries_.size() > states_max_) {
    const Entry& oldest = entries_.back();
    if (oldest.dropped || oldest.state.account.has_value()) complete_ = false;
    by_stream_.erase(oldest.stream);
    entries_.pop_back();
  }
}

}  // namespace intake
