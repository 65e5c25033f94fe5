#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "channels/web/usage_chart.h"
#include "channels/web/usage_words.h"

namespace intake::web {
namespace {

constexpr int64_t kMilli = 1000;
constexpr size_t kWholeDigitsMax = 9;
constexpr size_t kDecimalsMax = 3;

struct DialReading {
  absl::CivilDay date;
  int64_t milli = 0;
};

using PointKey = std::pair<v1::Commodity, v1::MeteringPoint>;
// The readings of each meter that has hung there.
using Meters = std::map<std::string, std::vector<DialReading>>;
using Points = std::map<PointKey, std::map<v1::RegisterKind, Meters>>;
using Months = std::map<absl::CivilMonth, int64_t>;

// A decimal string of the contract; none for anything else.
std::optional<int64_t> Milli(absl::string_view text) {
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(text, absl::MaxSplits('.', 1));
  std::string digits(parts.second);
  if (parts.first.size() > kWholeDigitsMax || digits.size() > kDecimalsMax) {
    return std::nullopt;
  }
  digits.resize(kDecimalsMax, '0');
  digits.insert(0, parts.first.data(), parts.first.size());
  int64_t milli = 0;
  if (!std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(digits, &milli)) {
    return std::nullopt;
  }
  return milli;
}

Points ByPoint(const std::vector<v1::Reading>& readings) {
  Points points;
  for (const v1::Reading& reading : readings) {
    absl::CivilDay date;
    const auto milli = Milli(reading.value());
    if (reading.state() != v1::READING_STATE_LIVE || reading.estimated() ||
        !milli || !absl::ParseCivilTime(reading.date(), &date)) {
      continue;
    }
    const v1::RegisterKey& key = reading.register_();
    points[{key.commodity(), key.point()}][key.kind()][key.serial()].push_back(
        {date, *milli});
  }
  for (auto& [point, kinds] : points) {
    for (auto& [kind, meters] : kinds) {
      for (auto& [serial, dial] : meters) {
        std::sort(dial.begin(), dial.end(),
                  [](const auto& a, const auto& b) { return a.date < b.date; });
      }
    }
  }
  return points;
}

// A dial that stood at nine tenths or more of what it can show and shows less
// now has wrapped. None: it ran backwards some other way, so nothing is known.
std::optional<int64_t> UsageBetween(int64_t before, int64_t after) {
  if (after >= before) return after - before;
  int64_t wrap = kMilli;
  while (wrap <= before) wrap *= 10;
  if (before < wrap / 10 * 9) return std::nullopt;
  return after - before + wrap;
}

// Each month gets what has run up to its end less what had up to its begin, so
// that rounding loses nothing.
void ShareOut(const DialReading& before, const DialReading& after,
              Months& months) {
  const auto usage = UsageBetween(before.milli, after.milli);
  const int64_t days = after.date - before.date;
  if (!usage || days == 0) return;
  int64_t shared = 0;
  for (absl::CivilMonth month(before.date);
       month <= absl::CivilMonth(after.date); ++month) {
    const absl::CivilDay end = std::min(absl::CivilDay(month + 1), after.date);
    const int64_t so_far = *usage / days * (end - before.date) +
                           *usage % days * (end - before.date) / days;
    // A reading on the first of a month says nothing of that month.
    if (end > absl::CivilDay(month)) months[month] += so_far - shared;
    shared = so_far;
  }
}

Months MonthsOf(const Meters& meters) {
  Months months;
  for (const auto& [serial, dial] : meters) {
    for (size_t i = 1; i < dial.size(); ++i) {
      ShareOut(dial[i - 1], dial[i], months);
    }
  }
  return months;
}

}  // namespace

std::vector<UsageByMonth> UsageOf(const std::vector<v1::Reading>& readings,
                                  size_t months_max, Language language) {
  std::vector<UsageByMonth> all;
  for (const auto& [point, kinds] : ByPoint(readings)) {
    std::vector<std::pair<v1::RegisterKind, Months>> known;
    for (const auto& [kind, meters] : kinds) {
      Months months = MonthsOf(meters);
      if (!months.empty()) known.emplace_back(kind, std::move(months));
    }
    if (known.empty()) continue;
    absl::CivilMonth first = known[0].second.begin()->first;
    absl::CivilMonth last = known[0].second.rbegin()->first;
    for (const auto& [kind, months] : known) {
      first = std::min(first, months.begin()->first);
      last = std::max(last, months.rbegin()->first);
    }
    first = std::max(first, last - static_cast<int64_t>(months_max) + 1);

    UsageByMonth usage = {
        .title = PointTitle(point.first, point.second, language),
        .unit = UnitOf(point.first, language)};
    for (absl::CivilMonth month = first; month <= last; ++month) {
      usage.months.push_back(month);
    }
    for (const auto& [kind, months] : known) {
      UsageSeries series = {.label = KindLabel(kind, language)};
      for (const absl::CivilMonth month : usage.months) {
        const auto found = months.find(month);
        series.milli.push_back(found == months.end() ? -1 : found->second);
      }
      usage.series.push_back(std::move(series));
    }
    all.push_back(std::move(usage));
  }
  return all;
}

}  // namespace intake::web
