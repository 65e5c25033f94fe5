#include "channels/portal/history_tables.h"

#include "absl/strings/str_cat.h"
#include "channels/portal/channel_words.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/receipt_path.h"
#include "channels/portal/register_words.h"
#include "channels/web/paths.h"
#include "channels/web/usage_chart.h"

namespace intake::portal {
namespace {

// A year, and the month before it to count from.
constexpr size_t kMonthsDrawn = 13;

// The same page with another token in `name`.
std::string PathFrom(const HistoryView& shown, const std::string& name,
                     const std::string& token) {
  return web::PathWith("/history", {{"account", shown.number}, {name, token}});
}

}  // namespace

void FillCharts(const HistoryView& shown,
                const v1::ListReadingsResponse& readings,
                web::Dictionary& page) {
  const web::Language language = shown.visit.language;
  for (const web::UsageByMonth& usage :
       web::UsageOf({readings.readings().begin(), readings.readings().end()},
                    kMonthsDrawn, language)) {
    page.ShowSection("CHARTS");
    web::Dictionary& chart = *page.AddSectionDictionary("CHART");
    chart.SetValue("CHART_TITLE", usage.title);
    chart.SetValue("UNIT", usage.unit);
    chart.SetValue("DRAWING", web::UsageChartSvg(usage, language));
    if (usage.series.size() < 2) continue;
    web::Dictionary& legend = *chart.AddSectionDictionary("LEGEND");
    for (size_t i = 0; i < usage.series.size(); ++i) {
      web::Dictionary* const series = legend.AddSectionDictionary("SERIES");
      series->SetValue("CLASS", absl::StrCat("series-", i + 1));
      series->SetValue("SERIES_LABEL", usage.series[i].label);
    }
  }
}

void FillReadings(const HistoryView& shown,
                  const v1::ListReadingsResponse& readings,
                  web::Dictionary& page) {
  const web::Words& words = shown.parts.pages.words();
  const web::Language language = shown.visit.language;
  for (const v1::Reading& reading : readings.readings()) {
    web::Dictionary& row = *page.AddSectionDictionary("READING");
    row.SetValue("DATE", DayForPeople(reading.date(), language));
    row.SetValue("LABEL",
                 LabelOf(reading.register_(), shown.account, words, language));
    row.SetValue("VALUE", ValueForPeople(reading.value(), language));
    row.SetValue("STATE", StateName(reading.state(), words, language));
    row.SetValue("CHANNEL", ChannelName(reading.channel_id(), words, language));
    if (reading.estimated()) row.ShowSection("ESTIMATED");
    if (reading.receipt_code().empty()) continue;
    web::Dictionary* const receipt = row.AddSectionDictionary("RECEIPT");
    receipt->SetValue("CODE", reading.receipt_code());
    receipt->SetValue("URL", ReceiptPath(reading.receipt_code(), shown.number));
  }
  if (!readings.next_page_token().empty()) {
    page.AddSectionDictionary("OLDER_READINGS")
        ->SetValue("URL",
                   PathFrom(shown, "readings", readings.next_page_token()));
  }
}

void FillSent(const HistoryView& shown, const v1::ListSubmissionsResponse& sent,
              web::Dictionary& page) {
  const web::Words& words = shown.parts.pages.words();
  const web::Language language = shown.visit.language;
  for (const v1::SubmissionRecord& record : sent.submissions()) {
    const v1::Receipt& receipt = record.receipt();
    web::Dictionary& row = *page.AddSectionDictionary("SENT");
    row.SetValue(
        "RECEIVED",
        MomentForPeople(absl::FromUnixSeconds(receipt.received_at().seconds()),
                        shown.parts.zone, language));
    row.SetValue("CHANNEL", ChannelName(record.channel_id(), words, language));
    row.SetValue("OUTCOME", OutcomeName(receipt.outcome(), words, language));
    row.SetValue("VALUES", ValuesText(receipt.understood(), shown.account,
                                      words, language));
    row.SetValue("CODE", receipt.code());
    row.SetValue("URL", ReceiptPath(receipt.code(), shown.number));
  }
  if (!sent.next_page_token().empty()) {
    page.AddSectionDictionary("OLDER_SENT")
        ->SetValue("URL", PathFrom(shown, "sent", sent.next_page_token()));
  }
}

}  // namespace intake::portal
