#include "channels/cli/period_view.h"

#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

// Cut, so that nothing is called 100 % but what is.
std::string Percent(int64_t part, int64_t all) {
  if (all <= 0) return "-";
  const int64_t tenths = part * 1000 / all;
  return absl::StrFormat("%d.%d %%", tenths / 10, tenths % 10);
}

void AddPlace(const v1::PlaceCoverage& place, Table& table) {
  table.AddRow({place.building(), place.entrance(),
                FormatCount(place.accounts()), FormatCount(place.complete()),
                FormatCount(place.partly()), FormatCount(place.held()),
                FormatCount(place.missing()),
                Percent(place.complete(), place.accounts())});
}

// Submissions of one channel.
struct Arrivals {
  int64_t accepted = 0;
  int64_t held = 0;
  int64_t refused = 0;
  int64_t all = 0;

  void Add(v1::Outcome outcome, int64_t count) {
    all += count;
    if (outcome == v1::OUTCOME_ACCEPTED) accepted += count;
    if (outcome == v1::OUTCOME_HELD) held += count;
    if (outcome == v1::OUTCOME_REFUSED) refused += count;
  }
};

void AddArrivals(const std::string& name, const Arrivals& arrivals,
                 Table& table) {
  table.AddRow({name, FormatCount(arrivals.accepted),
                FormatCount(arrivals.held), FormatCount(arrivals.refused),
                FormatCount(arrivals.all)});
}

}  // namespace

std::string CoverageText(const v1::GetCoverageResponse& coverage,
                         const Console& console) {
  Table table({{"Building"},
               {"Entrance"},
               {"Accounts", Align::kRight},
               {"Complete", Align::kRight},
               {"Partly", Align::kRight},
               {"Held", Align::kRight},
               {"Missing", Align::kRight},
               {"Share", Align::kRight}});
  v1::PlaceCoverage all;
  all.set_building("all");
  for (const v1::PlaceCoverage& place : coverage.places()) {
    AddPlace(place, table);
    all.set_accounts(all.accounts() + place.accounts());
    all.set_complete(all.complete() + place.complete());
    all.set_partly(all.partly() + place.partly());
    all.set_held(all.held() + place.held());
    all.set_missing(all.missing() + place.missing());
  }
  AddPlace(all, table);
  return absl::StrCat("Readings for ", DateForPeople(coverage.period()), ":\n",
                      table.Render(console));
}

std::string ArrivalsText(const v1::CountArrivalsResponse& arrivals,
                         const Console& console) {
  std::map<std::string, Arrivals> channels;
  Arrivals all;
  for (const v1::ArrivalCount& count : arrivals.arrivals()) {
    channels[count.channel_id()].Add(count.outcome(), count.submissions());
    all.Add(count.outcome(), count.submissions());
  }
  Table table({{"Channel"},
               {"Accepted", Align::kRight},
               {"Held", Align::kRight},
               {"Refused", Align::kRight},
               {"All", Align::kRight}});
  for (const auto& [channel, counts] : channels) {
    AddArrivals(channel, counts, table);
  }
  AddArrivals("all", all, table);
  return absl::StrCat("Received on ", DateForPeople(arrivals.date()), ":\n",
                      table.Render(console));
}

std::string StandingWord(v1::PeriodStanding standing) {
  const std::string& name = v1::PeriodStanding_Name(standing);
  if (name.empty()) return absl::StrCat(static_cast<int>(standing));
  return absl::AsciiStrToLower(absl::StripPrefix(name, "PERIOD_STANDING_"));
}

}  // namespace intake::cli
