// Who was logged in a moment ago. The core alone knows sessions; while it is
// away, this is whom a reading is kept for.

#ifndef INTAKE_CHANNELS_PORTAL_SEEN_SESSIONS_H_
#define INTAKE_CHANNELS_PORTAL_SEEN_SESSIONS_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "intake/v1/customer_service.pb.h"

namespace intake::portal {

// In memory; tokens are known by their hashes. Thread-safe.
class SeenSessions {
 public:
  struct Limits {
    // The one seen first is forgotten for one more.
    size_t sessions_max = 100'000;
    absl::Duration remembered_for = absl::Minutes(30);
  };

  SeenSessions() : SeenSessions(Limits{}) {}
  explicit SeenSessions(const Limits& limits) : limits_(limits) {}

  // The core has just said that it is theirs.
  void Remember(absl::string_view token, const v1::Customer& customer,
                absl::Time now);
  // None where the core has not said so lately, or said that it ended.
  std::optional<v1::Customer> Find(absl::string_view token,
                                   absl::Time now) const;
  void Forget(absl::string_view token);

 private:
  struct Seen {
    v1::Customer customer;
    absl::Time at;
  };

  const Limits limits_;
  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, Seen> seen_ ABSL_GUARDED_BY(mutex_);
  // In the order in which they were first seen.
  std::deque<std::string> order_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_SEEN_SESSIONS_H_
