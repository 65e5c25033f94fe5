#include "channels/desk/seats.h"

#include <algorithm>

namespace intake::desk {

void Seats::Remember(const std::string& token, const v1::StaffMember& member,
                     absl::Time now) {
  absl::MutexLock lock(&mutex_);
  seen_[token] = {.member = member, .at = now};
  if (seen_.size() <= kSeatsMax) return;
  seen_.erase(std::min_element(seen_.begin(), seen_.end(),
                               [](const auto& one, const auto& other) {
                                 return one.second.at < other.second.at;
                               }));
}

void Seats::Forget(const std::string& token) {
  absl::MutexLock lock(&mutex_);
  seen_.erase(token);
}

std::optional<v1::StaffMember> Seats::Recall(const std::string& token,
                                             absl::Time now) const {
  absl::MutexLock lock(&mutex_);
  const auto found = seen_.find(token);
  if (found == seen_.end() || now - found->second.at > kRememberedFor) {
    return std::nullopt;
  }
  return found->second.member;
}

}  // namespace intake::desk
