#include "core/decide/usage_changes.h"

#include <algorithm>
#include <cstddef>

#include "core/model/register_key.h"
#include "core/rules/usage.h"

namespace intake {
namespace {

// Whether both make the same usage with their neighbours.
bool SameReading(const LiveReading* a, const LiveReading* b) {
  return a == b ||
         (a->date == b->date && a->value == b->value && a->period == b->period);
}

enum class Telling : bool { kBack, kAnew };

// Adds the usage between each two that follow each other.
void Tell(absl::Span<const LiveReading* const> readings, Telling telling,
          const UsageChange& frame, const Register& dial,
          const Charging& charging, std::vector<UsageChange>& changes) {
  for (size_t i = 1; i < readings.size(); ++i) {
    const LiveReading& from = *readings[i - 1];
    const LiveReading& to = *readings[i];
    const Milli usage = ForwardDistance(from.value, to.value, DialEnd(dial));
    UsageChange& change = changes.emplace_back(frame);
    change.from_date = from.date;
    change.from_value = from.value;
    change.to_date = to.date;
    change.to_value = to.value;
    change.usage = telling == Telling::kBack ? -usage : usage;
    change.period = to.period;
    change.charged_in = charging.MonthFor(to.period);
  }
}

}  // namespace

ReadingSequence ActualReadings(const RegisterHistory* history) {
  ReadingSequence readings;
  if (history == nullptr) return readings;
  for (const LiveReading& reading : history->readings) {
    if (!reading.estimated) readings.push_back(&reading);
  }
  return readings;
}

void AddUsageChanges(const Account& account, RegisterRef target,
                     const ReadingSequence& before,
                     const ReadingSequence& after, const Charging& charging,
                     std::vector<UsageChange>& changes) {
  const Installation& meter = InstallationOf(account, target);
  if (meter.automatic) return;
  // What stands at the beginning and at the end in both makes the same usage,
  // but for that next to what differs.
  const auto [gone, come] = std::mismatch(
      before.begin(), before.end(), after.begin(), after.end(), SameReading);
  if (gone == before.end() && come == after.end()) return;
  const auto first = static_cast<size_t>(gone - before.begin());
  size_t kept = 0;
  while (kept < std::min(before.size(), after.size()) - first &&
         SameReading(before[before.size() - 1 - kept],
                     after[after.size() - 1 - kept])) {
    ++kept;
  }
  const auto touched = [first, kept](const ReadingSequence& readings) {
    const size_t begin = first == 0 ? 0 : first - 1;
    const size_t end = readings.size() - kept + (kept == 0 ? 0 : 1);
    return absl::MakeConstSpan(readings).subspan(begin, end - begin);
  };
  const Register& dial = RegisterOf(account, target);
  const UsageChange frame{.slot = SlotOf(account, target),
                          .serial = meter.serial,
                          .multiplier = dial.multiplier};
  Tell(touched(before), Telling::kBack, frame, dial, charging, changes);
  Tell(touched(after), Telling::kAnew, frame, dial, charging, changes);
}

}  // namespace intake
