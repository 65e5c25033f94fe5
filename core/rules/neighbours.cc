#include "core/rules/neighbours.h"

#include <algorithm>
#include <cstddef>

namespace intake {

namespace {

const LiveReading* LastFloor(absl::Span<const LiveReading> readings,
                             const NewReading& reading) {
  const auto last =
      std::find_if(readings.rbegin(), readings.rend(),
                   [&](const LiveReading& r) { return IsFloor(r, reading); });
  return last == readings.rend() ? nullptr : &*last;
}

}  // namespace

bool IsFloor(const LiveReading& live, const NewReading& reading) {
  if (live.estimated) return false;
  // What came with the import is known to billing.
  return live.imported || live.recorded_at <= reading.charged_until ||
         live.period < reading.period || live.trust > reading.trust;
}

Neighbours FindNeighbours(const RegisterHistory& history,
                          const NewReading& reading) {
  const absl::Span<const LiveReading> all = history.readings;
  const auto at = std::lower_bound(
      all.begin(), all.end(), reading.date,
      [](const LiveReading& r, absl::CivilDay d) { return r.date < d; });
  Neighbours near;

  auto later = at;
  if (later != all.end() && later->date == reading.date) {
    near.same_day = &*later;
    near.same_day_is_floor = IsFloor(*later, reading);
    ++later;
  }
  later = std::find_if(later, all.end(),
                       [](const LiveReading& r) { return !r.estimated; });
  if (later != all.end()) near.next = &*later;

  const auto earlier_count = static_cast<size_t>(at - all.begin());
  const absl::Span<const LiveReading> earlier = all.subspan(0, earlier_count);
  size_t floor_end = earlier.size();
  while (floor_end > 0 && !IsFloor(earlier[floor_end - 1], reading)) {
    --floor_end;
  }
  if (floor_end == 0 && !history.complete && !earlier.empty()) floor_end = 1;
  if (floor_end > 0) {
    near.previous = &earlier[floor_end - 1];
    near.before_previous =
        LastFloor(earlier.subspan(0, floor_end - 1), reading);
  }
  near.until_previous = earlier.subspan(0, floor_end);
  near.since_previous = earlier.subspan(floor_end);
  near.beyond_memory = !history.complete && earlier.empty();
  return near;
}

}  // namespace intake
