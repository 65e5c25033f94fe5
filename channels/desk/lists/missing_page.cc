#include "channels/desk/lists/missing_page.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

constexpr int kPageAccounts = 1000;
// More than the largest mandate of one person.
constexpr int kAccountsMax = 5000;

// A mandate has few; each costs a call.
constexpr size_t kBuildingsMax = 20;

// Building and entrance.
using Place = std::pair<std::string, std::string>;
using Places = std::map<Place, v1::PlaceCoverage>;

const char* WordOf(v1::PeriodStanding standing) {
  switch (standing) {
    case v1::PERIOD_STANDING_PARTLY:
      return "list.standing.partly";
    case v1::PERIOD_STANDING_HELD:
      return "list.standing.held";
    default:
      return "list.standing.missing";
  }
}

// The entrances that somebody is missing in, as the whole of them stands: the
// server knows a channel's mandates, the desk does not.
Places PlacesOf(const v1::ListMissingResponse& missing, sdk::Connection& core) {
  Places places;
  std::set<std::string> buildings;
  for (const v1::MissingAccount& account : missing.accounts()) {
    const v1::Address& address = account.account().address();
    places[{address.building(), address.entrance()}];
    if (buildings.size() < kBuildingsMax) buildings.insert(address.building());
  }
  for (const std::string& building : buildings) {
    v1::GetCoverageRequest request;
    request.set_period(missing.period());
    request.set_building(building);
    const auto coverage = core.GetCoverage(request, kCallTimeout);
    // Nice to have: who is missing is listed below all the same.
    if (!coverage.ok()) continue;
    for (const v1::PlaceCoverage& place : coverage->places()) {
      const auto found = places.find({place.building(), place.entrance()});
      if (found != places.end()) found->second = place;
    }
  }
  return places;
}

// All pages of it, up to kAccountsMax; what is left then has a page token.
absl::StatusOr<v1::ListMissingResponse> AllMissing(sdk::Connection& channel,
                                                   const web::Visit& visit) {
  v1::ListMissingRequest request;
  request.set_representative(visit.Query("representative"));
  request.set_period(visit.Query("period"));
  request.set_page_size(kPageAccounts);
  v1::ListMissingResponse all;
  do {
    auto page = channel.ListMissing(request, kCallTimeout);
    if (!page.ok()) return page.status();
    request.set_period(page->period());
    request.set_page_token(page->next_page_token());
    all.MergeFrom(*page);
    all.set_next_page_token(page->next_page_token());
  } while (!request.page_token().empty() && all.accounts_size() < kAccountsMax);
  return all;
}

void Fill(const ListDesk& lists, const web::Visit& visit,
          const v1::ListMissingResponse& missing, const Places& places,
          web::Dictionary& page) {
  const web::Words& words = lists.desk.pages->words();
  page.SetValue("PERIOD", missing.period());
  page.SetIntValue("TOTAL", missing.accounts_size());
  if (!missing.next_page_token().empty()) page.ShowSection("MORE");
  page.ShowSection(missing.accounts().empty() ? "NOBODY" : "SOMEBODY");
  for (const v1::MissingAccount& account : missing.accounts()) {
    const v1::Address& address = account.account().address();
    web::Dictionary& row = *page.AddSectionDictionary("ACCOUNT");
    row.SetValue("NUMBER", GroupedAccount(account.account().number()));
    row.SetValue("HOLDER", account.account().holder());
    row.SetValue("BUILDING", address.building());
    row.SetValue("ENTRANCE", address.entrance());
    row.SetValue("FLAT", address.flat());
    row.SetValue("STANDING",
                 words.Get(WordOf(account.standing()), visit.language));
  }
  for (const auto& [place, coverage] : places) {
    if (coverage.accounts() == 0) continue;
    page.ShowSection("PLACES");
    web::Dictionary& row = *page.AddSectionDictionary("PLACE");
    row.SetValue("BUILDING", place.first);
    row.SetValue("ENTRANCE", place.second);
    row.SetIntValue("ACCOUNTS", coverage.accounts());
    row.SetIntValue("COMPLETE", coverage.complete());
    row.SetIntValue("PARTLY", coverage.partly());
    row.SetIntValue("HELD", coverage.held());
    row.SetIntValue("MISSING", coverage.missing());
  }
}

}  // namespace

http::Response ShowMissing(ListDesk& lists, const web::Visit& visit,
                           const Seat& seat) {
  const std::string representative = visit.Query("representative");
  absl::StatusOr<v1::ListMissingResponse> missing = v1::ListMissingResponse();
  if (!representative.empty()) {
    missing = AllMissing(*lists.desk.building_list, visit);
    if (!missing.ok()) return TroublePage(lists.desk, visit, missing.status());
  }
  const Places places = PlacesOf(*missing, *seat.core);
  return lists.desk.pages->Render(
      "list_missing", visit, 200, [&](web::Dictionary& page) {
        page.SetValue("REPRESENTATIVE", representative);
        page.SetValue("PERIOD", visit.Query("period"));
        if (representative.empty()) return;
        page.ShowSection("ASKED");
        Fill(lists, visit, *missing, places, page);
      });
}

}  // namespace intake::desk
