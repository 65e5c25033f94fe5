// What the thread of the views does next: apply what was appended, save states
// in the streams' rows, or wait for more. Applying keeps questions and Append
// from waiting; saving keeps a start after a crash short, and has time.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_SCHEDULE_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_SCHEDULE_H_

#include <cstdint>

#include "absl/time/time.h"

namespace intake {

struct ViewsSchedule {
  // While nobody waits, events gather for this long or until so many are there:
  // a large batch visits every page of the tables once.
  static constexpr absl::Duration kGatherTime = absl::Seconds(1);
  static constexpr uint64_t kGatherEvents = 20'000;
  // States are saved when it is quiet: fewer events than this in a gathering
  // time - or when so many wait that a start after a crash would take long.
  static constexpr uint64_t kQuietEvents = 2'000;
  static constexpr uint64_t kUnsavedEventsMax = 8'000'000;

  bool HasBacklog() const { return applied < target; }
  bool HasUnsaved() const { return saved < applied; }
  // There is something to be done that no more events are to be awaited for.
  bool IsUrgent() const;
  // After events were awaited, until something was urgent or for kGatherTime.
  void Gathered(bool urgent);
  // Whether the next part of the states is to be saved before anything is
  // applied again; `is_first` since it was.
  bool SavesNext(bool is_first) const;

  // Positions in the journal: its end, what the views hold, and up to where
  // states are saved.
  uint64_t target = 0;
  uint64_t applied = 0;
  uint64_t saved = 0;
  // The furthest that someone waits for, in the views and in saved states.
  uint64_t wanted = 0;
  uint64_t wanted_saved = 0;
  // Few events have come of late.
  bool quiet = true;

 private:
  uint64_t backlog() const { return target - applied; }
  bool MustSave() const;
  bool IsAwaited() const;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_SCHEDULE_H_
