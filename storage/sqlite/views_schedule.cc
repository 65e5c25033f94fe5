#include "storage/sqlite/views_schedule.h"

#include <algorithm>

namespace intake {

bool ViewsSchedule::IsUrgent() const {
  return IsAwaited() || saved < wanted_saved || backlog() >= kGatherEvents;
}

void ViewsSchedule::Gathered(bool urgent) {
  if (!urgent || backlog() >= kQuietEvents) quiet = backlog() < kQuietEvents;
}

bool ViewsSchedule::SavesNext(bool is_first) const {
  if (!HasUnsaved()) return false;
  // Under any load saving gets on, a part after each batch.
  if (is_first && MustSave()) return true;
  if (IsAwaited()) return false;
  return MustSave() ? backlog() < kGatherEvents
                    : quiet && backlog() < kQuietEvents;
}

bool ViewsSchedule::MustSave() const {
  return saved < wanted_saved || applied - saved > kUnsavedEventsMax;
}

bool ViewsSchedule::IsAwaited() const {
  return applied < std::max(wanted, wanted_saved);
}

}  // namespace intake
