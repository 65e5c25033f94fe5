#include "channels/desk/admin/today_page.h"

#include <map>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

// All that the page shows, asked for before any of it is shown.
struct Figures {
  v1::CountArrivalsResponse arrivals;
  v1::GetStatusResponse status;
  v1::ListHeldResponse oldest_held;
  v1::GetCoverageResponse coverage;
};

absl::StatusOr<Figures> Ask(const Seat& seat, const std::string& date) {
  Figures figures;
  v1::CountArrivalsRequest day;
  day.set_date(date);
  auto arrivals = seat.core->CountArrivals(day, kCallTimeout);
  if (!arrivals.ok()) return arrivals.status();
  figures.arrivals = *std::move(arrivals);
  auto status = seat.core->GetStatus({}, kCallTimeout);
  if (!status.ok()) return status.status();
  figures.status = *std::move(status);
  v1::ListHeldRequest one;
  one.set_page_size(1);
  auto held = seat.core->ListHeld(one, kCallTimeout);
  if (!held.ok()) return held.status();
  figures.oldest_held = *std::move(held);
  auto coverage = seat.core->GetCoverage({}, kCallTimeout);
  if (!coverage.ok()) return coverage.status();
  figures.coverage = *std::move(coverage);
  return figures;
}

// `12 389`, with a no-break space.
std::string Count(int64_t count) { return GroupedValue(absl::StrCat(count)); }

// `07.2014` for `2014-07`.
std::string MonthWords(const std::string& iso_month) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(iso_month, absl::MaxSplits('-', 1));
  return absl::StrCat(parts.second, ".", parts.first);
}

struct Outcomes {
  int64_t accepted = 0;
  int64_t held = 0;
  int64_t refused = 0;
};

void Add(const v1::ArrivalCount& arrivals, Outcomes& outcomes) {
  switch (arrivals.outcome()) {
    case v1::OUTCOME_ACCEPTED:
      outcomes.accepted += arrivals.submissions();
      break;
    case v1::OUTCOME_HELD:
      outcomes.held += arrivals.submissions();
      break;
    default:
      outcomes.refused += arrivals.submissions();
  }
}

void ShowOutcomes(const Outcomes& outcomes, web::Dictionary& row) {
  row.SetValue("ACCEPTED", Count(outcomes.accepted));
  row.SetValue("HELD", Count(outcomes.held));
  row.SetValue("REFUSED", Count(outcomes.refused));
  row.SetValue("ALL",
               Count(outcomes.accepted + outcomes.held + outcomes.refused));
}

void ShowArrivals(const Desk& desk, const web::Visit& visit,
                  const v1::CountArrivalsResponse& arrivals,
                  web::Dictionary& content) {
  std::map<std::string, Outcomes> channels;
  Outcomes total;
  for (const v1::ArrivalCount& count : arrivals.arrivals()) {
    Add(count, channels[count.channel_id()]);
    Add(count, total);
  }
  content.SetValue("DAY", arrivals.date());
  content.SetValue("DAY_WORDS", DateWords(arrivals.date()));
  content.ShowSection(channels.empty() ? "NOTHING" : "SOMETHING");
  for (const auto& [channel, outcomes] : channels) {
    web::Dictionary& row = *content.AddSectionDictionary("ROW");
    row.SetValue("CHANNEL",
                 ChannelWords(desk.pages->words(), channel, visit.language));
    ShowOutcomes(outcomes, row);
  }
  if (!channels.empty()) {
    ShowOutcomes(total, *content.AddSectionDictionary("TOTAL"));
  }
}

// received = accepted + held + refused + replayed + failed + pending.
void ShowLaw(const Desk& desk, const v1::GetStatusResponse& status,
             web::Dictionary& content) {
  const v1::SubmissionCounts& counts = status.counts();
  const int64_t difference =
      counts.received() - counts.accepted() - counts.held() - counts.refused() -
      counts.replayed() - counts.failed() - counts.pending();
  content.SetValue("SINCE",
                   MomentWords(TimeOf(status.started_at()), desk.zone));
  content.SetValue("RECEIVED", Count(counts.received()));
  content.SetValue("LAW_ACCEPTED", Count(counts.accepted()));
  content.SetValue("LAW_HELD", Count(counts.held()));
  content.SetValue("LAW_REFUSED", Count(counts.refused()));
  content.SetValue("LAW_REPLAYED", Count(counts.replayed()));
  content.SetValue("LAW_FAILED", Count(counts.failed()));
  content.SetValue("LAW_PENDING", Count(counts.pending()));
  if (difference == 0) {
    content.ShowSection("LAW_HOLDS");
  } else {
    content.SetValueAndShowSection("DIFFERENCE", Count(difference),
                                   "LAW_BROKEN");
  }
  if (!status.serving()) content.ShowSection("NOT_SERVING");
}

void ShowOldest(const Desk& desk, const v1::ListHeldResponse& held,
                web::Dictionary& content) {
  if (held.held().empty()) {
    content.ShowSection("NONE_WAITS");
    return;
  }
  const v1::Receipt& receipt = held.held(0).receipt();
  web::Dictionary& oldest = *content.AddSectionDictionary("OLDEST");
  oldest.SetValue("OLDEST_SINCE",
                  MomentWords(TimeOf(receipt.received_at()), desk.zone));
  oldest.SetIntValue(
      "OLDEST_DAYS",
      (desk.now() - TimeOf(receipt.received_at())) / absl::Hours(24));
  oldest.SetValue("OLDEST_HREF",
                  web::PathWith("/review/held", {{"code", receipt.code()}}));
  oldest.SetValue("OLDEST_CODE", GroupedCode(receipt.code()));
}

void ShowCoverage(const v1::GetCoverageResponse& coverage,
                  web::Dictionary& content) {
  v1::PlaceCoverage all;
  for (const v1::PlaceCoverage& place : coverage.places()) {
    all.set_accounts(all.accounts() + place.accounts());
    all.set_complete(all.complete() + place.complete());
    all.set_partly(all.partly() + place.partly());
    all.set_held(all.held() + place.held());
    all.set_missing(all.missing() + place.missing());
  }
  content.SetValue("PERIOD", MonthWords(coverage.period()));
  content.SetValue("ACCOUNTS", Count(all.accounts()));
  content.SetValue("COMPLETE", Count(all.complete()));
  content.SetValue("PARTLY", Count(all.partly()));
  content.SetValue("COVERAGE_HELD", Count(all.held()));
  content.SetValue("MISSING", Count(all.missing()));
}

}  // namespace

http::Response TodayPage(const Desk& desk, const web::Visit& visit,
                         const Seat& seat) {
  const auto figures = Ask(seat, visit.Query("date"));
  if (!figures.ok()) return TroublePage(desk, visit, figures.status());
  return desk.pages->Render("today", visit, 200, [&](web::Dictionary& content) {
    ShowArrivals(desk, visit, figures->arrivals, content);
    ShowLaw(desk, figures->status, content);
    ShowOldest(desk, figures->oldest_held, content);
    ShowCoverage(figures->coverage, content);
  });
}

}  // namespace intake::desk
