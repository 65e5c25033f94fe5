#include "core/decide/register_memory.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/limits.h"

namespace intake {
namespace {

std::vector<LiveReading>::iterator PlaceOf(absl::CivilDay date,
                                           std::vector<LiveReading>& readings) {
  return std::lower_bound(
      readings.begin(), readings.end(), date,
      [](const LiveReading& r, absl::CivilDay d) { return r.date < d; });
}

}  // namespace

void Remember(LiveReading reading, RegisterHistory& history) {
  std::vector<LiveReading>& readings = history.readings;
  const auto place = PlaceOf(reading.date, readings);
  if (place != readings.end() && place->date == reading.date) {
    if (place->value == reading.value && !place->estimated) {
      place->trust = std::max(place->trust, reading.trust);
    } else {
      *place = std::move(reading);
    }
    return;
  }
  // Room is made before it is taken: a vector that grows beyond the limit
  // doubles what a million accounts keep of memory.
  if (readings.size() == limits::kReadingsRememberedPerRegister) {
    history.complete = false;
    if (place == readings.begin()) return;
    std::move(readings.begin() + 1, place, readings.begin());
    *(place - 1) = std::move(reading);
    return;
  }
  readings.insert(place, std::move(reading));
}

void Forget(absl::CivilDay date, RegisterHistory& history) {
  const auto place = PlaceOf(date, history.readings);
  if (place != history.readings.end() && place->date == date) {
    history.readings.erase(place);
  }
}

}  // namespace intake
