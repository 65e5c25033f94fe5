// The part of ViewsApplier that others wait by.

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/views_applier.h"
#include "storage/views/store_errors.h"

namespace intake {

uint64_t ViewsApplier::target() const {
  absl::MutexLock lock(&mutex_);
  return target_;
}

uint64_t ViewsApplier::applied() const {
  absl::MutexLock lock(&mutex_);
  return applied_;
}

void ViewsApplier::Advance(uint64_t target) {
  absl::MutexLock lock(&mutex_);
  target_ = std::max(target_, target);
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
  wanted_ = std::max(wanted_, position);
  return Await("the views are applied", applied_, position, timeout);
}

absl::Status ViewsApplier::WaitForStates(uint64_t position,
                                         absl::Duration timeout) {
  if (!options_.own_thread) {
    ApplyUntil(position);
    SaveAllStates().IgnoreError();
    timeout = absl::ZeroDuration();
  }
  absl::MutexLock lock(&mutex_);
  wanted_saved_ = std::max(wanted_saved_, position);
  return Await("the states are saved", saved_, position, timeout);
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
    return target_ - applied_ <= events_max;
  };
  if (mutex_.AwaitWithTimeout(absl::Condition(&has_room), timeout)) {
    return absl::OkStatus();
  }
  return StoreFull(absl::StrCat(
      target_ - applied_, " events wait to be in the views, at most ",
      events_max, " may", status_.ok() ? "" : ": ", status_.message()));
}

}  // namespace intake
