#include "channels/portal/seen_sessions.h"

#include "channels/program/digest.h"

namespace intake::portal {

void SeenSessions::Remember(absl::string_view token,
                            const v1::Customer& customer, absl::Time now) {
  std::string key = program::DigestOf(token);
  absl::MutexLock lock(&mutex_);
  const auto [entry, is_new] = seen_.try_emplace(key);
  entry->second = {.customer = customer, .at = now};
  if (!is_new) return;
  order_.push_back(std::move(key));
  if (order_.size() > limits_.sessions_max) {
    seen_.erase(order_.front());
    order_.pop_front();
  }
}

std::optional<v1::Customer> SeenSessions::Find(absl::string_view token,
                                               absl::Time now) const {
  const std::string key = program::DigestOf(token);
  absl::MutexLock lock(&mutex_);
  const auto found = seen_.find(key);
  if (found == seen_.end() || now - found->second.at > limits_.remembered_for) {
    return std::nullopt;
  }
  return found->second.customer;
}

void SeenSessions::Forget(absl::string_view token) {
  const std::string key = program::DigestOf(token);
  absl::MutexLock lock(&mutex_);
  // Its place in the order stays: whoever comes again keeps it.
  const auto found = seen_.find(key);
  if (found != seen_.end()) found->second.at = absl::InfinitePast();
}

}  // namespace intake::portal
