#include "core/people/attempts.h"

#include <algorithm>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"

namespace intake {
namespace {

// Differs from one process to the next, so that nobody finds two keys with one
// hash beforehand.
uint64_t HashOf(const std::string& key) {
  return absl::Hash<std::string>{}(key);
}

}  // namespace

absl::Status Attempts::Take(const std::string& key) {
  const absl::Time now = clock_.Now();
  const uint64_t hash = HashOf(key);
  absl::MutexLock lock(&mutex_);
  const auto found = buckets_.find(hash);
  const absl::Time full_at =
      found == buckets_.end() ? now : std::max(now, found->second.full_at);
  const absl::Duration wait = full_at + each_ - (now + period_);
  if (wait > absl::ZeroDuration()) {
    return RetryableError(absl::StatusCode::kResourceExhausted,
                          "TOO_MANY_ATTEMPTS",
                          absl::StrCat("too many attempts: the next one in ",
                                       absl::FormatDuration(wait)),
                          wait);
  }
  if (found != buckets_.end()) {
    found->second.full_at = full_at + each_;
    order_.splice(order_.end(), order_, found->second.place);
    return absl::OkStatus();
  }
  if (buckets_.size() >= keys_max_) {
    buckets_.erase(order_.front());
    order_.pop_front();
  }
  order_.push_back(hash);
  buckets_[hash] = {.full_at = full_at + each_, .place = --order_.end()};
  return absl::OkStatus();
}

void Attempts::GiveBack(const std::string& key) {
  absl::MutexLock lock(&mutex_);
  const auto found = buckets_.find(HashOf(key));
  if (found != buckets_.end()) found->second.full_at -= each_;
}

absl::Status TakeAll(std::initializer_list<AttemptAt> attempts) {
  for (auto at = attempts.begin(); at != attempts.end(); ++at) {
    absl::Status status = at->attempts.Take(at->key);
    if (status.ok()) continue;
    while (at != attempts.begin()) {
      --at;
      at->attempts.GiveBack(at->key);
    }
    return status;
  }
  return absl::OkStatus();
}

void GiveBackAll(std::initializer_list<AttemptAt> attempts) {
  for (const AttemptAt& at : attempts) at.attempts.GiveBack(at.key);
}

}  // namespace intake
