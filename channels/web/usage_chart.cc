#include "channels/web/usage_chart.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/web/html_escape.h"
#include "channels/web/usage_words.h"

namespace intake::web {
namespace {

// In units of the drawing, which a page scales to its own width.
constexpr int64_t kWidth = 640;
constexpr int64_t kHeight = 240;
constexpr int64_t kLeft = 56;
constexpr int64_t kTop = 20;
constexpr int64_t kBottom = 200;
constexpr int64_t kMonthLabelY = kBottom + 16;
constexpr int64_t kYearLabelY = kBottom + 32;
constexpr int64_t kGridLines = 4;
constexpr size_t kColoursMax = 3;

// 1234500 as "1234.5", with a comma in Russian; tenths at most.
std::string Amount(int64_t milli, Language language) {
  const int64_t tenths = (milli + 50) / 100;
  std::string text = absl::StrCat(tenths / 10);
  if (tenths % 10 != 0) {
    absl::StrAppend(&text, language == Language::kRussian ? "," : ".",
                    tenths % 10);
  }
  return text;
}

// The least step between grid lines that lets the largest bar in, of those that
// make round amounts of tenths.
int64_t GridStep(int64_t largest_milli) {
  for (int64_t power = 10;; power *= 10) {
    for (const int64_t factor : {10, 15, 20, 25, 30, 40, 50, 60, 80}) {
      const int64_t step = power * factor;
      if (step % 100 == 0 && step * kGridLines >= largest_milli) return step;
    }
  }
}

std::string MonthWords(absl::CivilMonth month, Language language) {
  return absl::StrCat(MonthLabel(month, language), " ", month.year());
}

// All figures in words, for those who do not see the bars.
std::string Description(const UsageByMonth& usage, Language language) {
  std::vector<std::string> months;
  for (size_t i = 0; i < usage.months.size(); ++i) {
    std::vector<std::string> amounts;
    for (const UsageSeries& series : usage.series) {
      if (series.milli[i] < 0) continue;
      amounts.push_back(
          absl::StrCat(series.label, " ", Amount(series.milli[i], language)));
    }
    if (amounts.empty()) continue;
    months.push_back(absl::StrCat(MonthWords(usage.months[i], language), ": ",
                                  absl::StrJoin(amounts, ", ")));
  }
  return absl::StrJoin(months, "; ");
}

std::string Grid(int64_t step, Language language) {
  std::string svg;
  for (int64_t line = 0; line <= kGridLines; ++line) {
    const int64_t y = kBottom - (kBottom - kTop) * line / kGridLines;
    absl::StrAppend(&svg, "<line class=\"", line == 0 ? "axis" : "grid",
                    "\" x1=\"", kLeft, "\" y1=\"", y, "\" x2=\"", kWidth,
                    "\" y2=\"", y, "\"/><text x=\"", kLeft - 6, "\" y=\"",
                    y + 4, "\" text-anchor=\"end\">",
                    Amount(step * line, language), "</text>");
  }
  return svg;
}

std::string Bars(const UsageByMonth& usage, size_t month, int64_t left,
                 int64_t width, int64_t top_milli, Language language) {
  std::string svg;
  const auto count = static_cast<int64_t>(usage.series.size());
  // A fifth of a month's width is the gap to the next.
  const int64_t bar = std::max<int64_t>(width * 4 / 5 / count, 1);
  for (size_t i = 0; i < usage.series.size(); ++i) {
    const int64_t milli = usage.series[i].milli[month];
    if (milli < 0) continue;
    // What is known to be nothing shows as a line.
    const int64_t height =
        std::max<int64_t>((kBottom - kTop) * milli / top_milli, 1);
    absl::StrAppend(
        &svg, "<rect class=\"series-", std::min(i + 1, kColoursMax), "\" x=\"",
        left + width / 10 + bar * static_cast<int64_t>(i), "\" y=\"",
        kBottom - height, "\" width=\"", bar, "\" height=\"", height,
        "\"><title>",
        EscapeHtml(absl::StrCat(MonthWords(usage.months[month], language), ", ",
                                usage.series[i].label, ": ",
                                Amount(milli, language), " ", usage.unit)),
        "</title></rect>");
  }
  return svg;
}

}  // namespace

std::string UsageChartSvg(const UsageByMonth& usage, Language language) {
  int64_t largest = 0;
  for (const UsageSeries& series : usage.series) {
    for (const int64_t milli : series.milli) largest = std::max(largest, milli);
  }
  const int64_t step = GridStep(largest);
  std::string svg = absl::StrCat(
      "<svg role=\"img\" viewBox=\"0 0 ", kWidth, " ", kHeight, "\"><title>",
      EscapeHtml(absl::StrCat(usage.title, ", ", usage.unit)), "</title><desc>",
      EscapeHtml(Description(usage, language)), "</desc>",
      Grid(step, language));
  const auto months = static_cast<int64_t>(usage.months.size());
  for (int64_t i = 0; i < months; ++i) {
    const absl::CivilMonth month = usage.months[static_cast<size_t>(i)];
    const int64_t left = kLeft + (kWidth - kLeft) * i / months;
    const int64_t width = (kWidth - kLeft) / months;
    svg += Bars(usage, static_cast<size_t>(i), left, width, step * kGridLines,
                language);
    absl::StrAppend(&svg, "<text x=\"", left + width / 2, "\" y=\"",
                    kMonthLabelY, "\" text-anchor=\"middle\">",
                    MonthLabel(month, language), "</text>");
    if (i == 0 || month.month() == 1) {
      absl::StrAppend(&svg, "<text x=\"", left + width / 2, "\" y=\"",
                      kYearLabelY, "\" text-anchor=\"middle\">", month.year(),
                      "</text>");
    }
  }
  return absl::StrCat(svg, "</svg>");
}

}  // namespace intake::web
