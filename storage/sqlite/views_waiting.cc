// The part of ViewsApplier that others wait by.

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/views_applier.h"
#include "storage/views/store_errors.h"

namespace intake {

uint64_t ViewsApplier::target() const {
  absl::MutexLock lock(&mutex_);
  return schedule_.target;
}

uint64_t ViewsApplier::applied() const {
  absl::MutexLock lock(&mutex_);
  return schedule_.applied;
}

void ViewsApplier::Advance(uint64_t target) {
  absl::MutexLock lock(&mutex_);
  schedule_.target = std::max(schedule_.target, target);
}

void ViewsApplier::ApplyUntil(uint64_t position) {
  const uint64_t end = std::min(position, target());
  while (applied() < end && ApplyBatch().ok()) {
  }
}

absl::Status ViewsApplier::WaitFor(uint64_t position, absl::Duration timeout) {
  if (!options_.own_thread) {
    ApplyUntil(position);
    timeout = absl::ZeroDuration();
  }
  absl::MutexLock lock(&mutex_);
  schedule_.wanted = std::max(schedule_.wanted, position);
  return Await("the views are applied", schedule_.applied, position, timeout);
}

absl::Status ViewsApplier::WaitForStates(uint64_t position,
                                         absl::Duration timeout) {
  if (!options_.own_thread) {
    ApplyUntil(position);
    SaveAllStates().IgnoreError();
    timeout = absl::ZeroDuration();
  }
  absl::MutexLock lock(&mutex_);
  schedule_.wanted_saved = std::max(schedule_.wanted_saved, position);
  return Await("the states are saved", schedule_.saved, position, timeout);
}

absl::Status ViewsApplier::Await(absl::string_view what,
                                 const uint64_t& reached, uint64_t position,
                                 absl::Duration timeout) {
  // A full disk stays full for longer than anybody should wait.
  const auto decided = [&]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
    return reached >= position || absl::IsResourceExhausted(status_);
  };
  mutex_.AwaitWithTimeout(absl::Condition(&decided), timeout);
  if (reached >= position) return absl::OkStatus();
  const std::string message =
      absl::StrCat(what, " up to position ", reached, ", wanted ", position,
                   status_.ok() ? "" : ": ", status_.message());
  return absl::IsResourceExhausted(status_) ? StoreFull(message)
                                            : StoreUnavailable(message);
}

absl::Status ViewsApplier::WaitForBacklog(uint64_t events_max,
                                          absl::Duration timeout) {
  if (!options_.own_thread) {
    const uint64_t end = target();
    ApplyUntil(end - std::min(end, events_max));
    timeout = absl::ZeroDuration();
  }
  absl::MutexLock lock(&mutex_);
  const auto has_room = [this, events_max]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
    return schedule_.target - schedule_.applied <= events_max;
  };
  if (mutex_.AwaitWithTimeout(absl::Condition(&has_room), timeout)) {
    return absl::OkStatus();
  }
  return StoreFull(absl::StrCat(schedule_.target - schedule_.applied,
                                " events wait to be in the views, at most ",
                                events_max, " may", status_.ok() ? "" : ": ",
                                status_.message()));
}

}  // namespace intake
