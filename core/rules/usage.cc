#include "core/rules/usage.h"

#include <algorithm>
#include <limits>

#include "absl/numeric/int128.h"
#include "core/base/limits.h"

namespace intake {
namespace {

// A dial of nine digits behind a large transformer leaves 64 bits on the way.
Milli Saturate(absl::int128 amount) {
  constexpr Milli kMost = std::numeric_limits<Milli>::max();
  return amount > kMost ? kMost : static_cast<Milli>(amount);
}

Milli MoreBy(Milli amount, int percent) {
  return Saturate(absl::int128(amount) * (100 + percent) / 100);
}

}  // namespace

Milli DialEnd(const Register& dial) {
  Milli end = kMilliPerUnit;
  for (int i = 0; i < dial.whole_digits; ++i) end *= 10;
  return end;
}

Milli ForwardDistance(Milli from, Milli to, Milli dial_end) {
  return to >= from ? to - from : to - from + dial_end;
}

Milli Usage::PerDay() const {
  return Saturate(absl::int128(dial_units) * multiplier / kMilliPerUnit / days);
}

bool Usage::IsMoreThanDaily(Milli commodity_units) const {
  return absl::int128(dial_units) * multiplier >
         absl::int128(commodity_units) * days * kMilliPerUnit;
}

bool Usage::IsLessThanDaily(Milli commodity_units) const {
  return absl::int128(dial_units) * multiplier <
         absl::int128(commodity_units) * days * kMilliPerUnit;
}

std::optional<Milli> DailyCapacityOf(const RuleSet& rules,
                                     const Installation& meter) {
  if (meter.daily_capacity) return meter.daily_capacity;
  const Milli capacity = rules.BandOf(meter.commodity).daily_capacity;
  return capacity == 0 ? std::nullopt : std::optional(capacity);
}

std::optional<Milli> AverageDailyUsage(absl::Span<const LiveReading> readings,
                                       const Register& dial) {
  const Milli dial_end = DialEnd(dial);
  const LiveReading* last = nullptr;
  const LiveReading* first = nullptr;
  Milli moved = 0;
  size_t count = 0;
  for (auto it = readings.rbegin();
       it != readings.rend() && count < limits::kReadingsInAverage; ++it) {
    if (it->estimated) continue;
    if (first != nullptr) {
      moved += ForwardDistance(it->value, first->value, dial_end);
    } else {
      last = &*it;
    }
    first = &*it;
    ++count;
  }
  if (count < 2) return std::nullopt;
  return Usage{.dial_units = moved,
               .days = std::max<int64_t>(1, last->date - first->date),
               .multiplier = dial.multiplier}
      .PerDay();
}

UsageLimits LimitsOf(const UsageBand& band, std::optional<Milli> average) {
  const Milli usual = average.value_or(band.daily_norm);
  return {
      .warn_above = std::max(band.warn_floor, MoreBy(usual, band.warn_percent)),
      .hold_above = std::max(band.hold_floor, MoreBy(usual, band.hold_percent)),
      .low_below = band.low_percent > 0 && average.value_or(0) > band.low_floor
                       ? MoreBy(usual, -band.low_percent)
                       : 0,
  };
}

}  // namespace intake
