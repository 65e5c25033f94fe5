#include "storage/sqlite/heads.h"

#include <algorithm>
#include <utility>

namespace intake {

Head Heads::Find(absl::string_view stream) const {
  absl::ReaderMutexLock lock(&mutex_);
  const auto found = heads_.find(stream);
  return found == heads_.end() ? Head() : found->second;
}

void Heads::Merge(const HeadMap& moved) {
  absl::MutexLock lock(&mutex_);
  for (const auto& [stream, head] : moved) {
    Head& known = heads_[stream];
    if (head.has_account && !known.has_account) ++accounts_;
    known = head;
  }
}

void Heads::Replace(HeadMap heads) {
  const auto accounts =
      std::count_if(heads.begin(), heads.end(),
                    [](const auto& entry) { return entry.second.has_account; });
  absl::MutexLock lock(&mutex_);
  heads_ = std::move(heads);
  accounts_ = static_cast<uint64_t>(accounts);
}

uint64_t Heads::accounts() const {
  absl::ReaderMutexLock lock(&mutex_);
  return accounts_;
}

}  // namespace intake
