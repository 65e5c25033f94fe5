// How often something may be tried under one key, such as an e-mail address.

#ifndef INTAKE_CORE_PEOPLE_ATTEMPTS_H_
#define INTAKE_CORE_PEOPLE_ATTEMPTS_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <list>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/base/clock.h"
#include "core/base/limits.h"

namespace intake {

// A token bucket a key: `count_max` at once, and then one more every
// `period / count_max`. Of more than `keys_max` keys the one that was tried
// longest ago is forgotten. Thread-safe.
class Attempts {
 public:
  Attempts(const Clock& clock, int count_max, absl::Duration period,
           size_t keys_max = limits::kAttemptKeysMax)
      : clock_(clock),
        period_(period),
        each_(period / count_max),
        keys_max_(keys_max) {}

  // RESOURCE_EXHAUSTED TOO_MANY_ATTEMPTS, with the time until the next one.
  absl::Status Take(const std::string& key);
  // It succeeded, and does not count.
  void GiveBack(const std::string& key);

 private:
  struct Bucket {
    // Nothing was ever taken that is not back by then.
    absl::Time full_at;
    std::list<uint64_t>::iterator place;
  };

  const Clock& clock_;
  const absl::Duration period_;
  const absl::Duration each_;
  const size_t keys_max_;
  absl::Mutex mutex_;
  // By a hash of the key: keys are anybody's, and may be long.
  absl::flat_hash_map<uint64_t, Bucket> buckets_ ABSL_GUARDED_BY(mutex_);
  // Tried longest ago first.
  std::list<uint64_t> order_ ABSL_GUARDED_BY(mutex_);
};

struct AttemptAt {
  Attempts& attempts;
  std::string key;
};

// One of each, or none.
absl::Status TakeAll(std::initializer_list<AttemptAt> attempts);
void GiveBackAll(std::initializer_list<AttemptAt> attempts);

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_ATTEMPTS_H_
