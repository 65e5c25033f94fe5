// Usage by month as a drawing: bars, day and night beside each other.

#ifndef INTAKE_CHANNELS_WEB_USAGE_CHART_H_
#define INTAKE_CHANNELS_WEB_USAGE_CHART_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "channels/web/language.h"
#include "intake/v1/reading_service.pb.h"

namespace intake::web {

// Usage of one register between two readings, shared out evenly over the days
// between and added up by month.
struct UsageSeries {
  // As people call the register.
  std::string label;
  // By month of UsageByMonth.months, in thousandths; -1 where nothing is known.
  std::vector<int64_t> milli;
};

struct UsageByMonth {
  // What is drawn: "Горячая вода, кухня".
  std::string title;
  std::string unit;
  std::vector<absl::CivilMonth> months;
  std::vector<UsageSeries> series;
};

// From an account's readings (any order; what is not live, or estimated, is
// left out), one for each commodity and metering point, the last `months_max`
// months that are known of. A wrap of the dial counts on; usage is never
// computed across meters. The months of a series add up to what its readings
// differ by.
std::vector<UsageByMonth> UsageOf(const std::vector<v1::Reading>& readings,
                                  size_t months_max, Language language);

// An inline SVG with <title> and <desc>, classes for the style sheet
// (`series-1`, `series-2`, `series-3`, `axis`, `grid`) and no style of its own.
// Escaped.
std::string UsageChartSvg(const UsageByMonth& usage, Language language);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_USAGE_CHART_H_
