#include "channels/desk/call/search_page.h"

#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "channels/desk/call/account_search.h"
#include "channels/desk/call/call_page.h"
#include "channels/desk/menu.h"
#include "channels/desk/show.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

// The account that a number of the list stands for; empty where it is none.
std::string Chosen(const web::Visit& visit, const std::string& typed) {
  const std::vector<std::string> listed =
      absl::StrSplit(visit.Query("hits"), ',', absl::SkipEmpty());
  size_t number = 0;
  return absl::SimpleAtoi(typed, &number) && number >= 1 &&
                 number <= listed.size()
             ? listed[number - 1]
             : "";
}

void AddHits(const Counter& counter, const Hits& hits,
             web::Dictionary& content) {
  if (hits.accounts.empty()) {
    content.ShowSection("NO_HITS");
    return;
  }
  content.ShowSection("HITS");
  if (hits.more) content.ShowSection("MORE");
  for (size_t i = 0; i < hits.accounts.size(); ++i) {
    const v1::Account& account = hits.accounts[i];
    web::Dictionary& row = *content.AddSectionDictionary("HIT");
    row.SetIntValue("NUMBER", static_cast<long>(i + 1));
    row.SetValue("HIT_HREF",
                 web::PathWith(counter.path, {{"account", account.number()}}));
    row.SetValue("HIT_ACCOUNT", GroupedAccount(account.number()));
    row.SetValue("HIT_HOLDER", account.holder());
    row.SetValue("HIT_ADDRESS", account.address().text());
    if (!account.closed_on().empty()) row.ShowSection("HIT_CLOSED");
  }
}

http::Response ListPage(const Counter& counter, const web::Visit& visit,
                        const std::string& typed, const Hits* hits) {
  return counter.desk->pages->Render(
      "call", visit, 200, [&](web::Dictionary& content) {
        content.SetValue("BASE", counter.path);
        content.ShowSection(counter.channel_id == "office" ? "OFFICE" : "CALL");
        if (hits == nullptr || hits->accounts.empty()) {
          content.ShowSection("ANEW");
        }
        if (hits == nullptr) return;
        content.SetValue("TYPED_TEXT", typed);
        content.SetValue(
            "HITS_LIST",
            absl::StrJoin(hits->accounts, ",",
                          [](std::string* out, const v1::Account& account) {
                            absl::StrAppend(out, account.number());
                          }));
        AddHits(counter, *hits, content);
      });
}

}  // namespace

http::Response SearchPage(const Counter& counter, const web::Visit& visit,
                          const Seat& seat) {
  const std::string typed = visit.Query("q");
  std::string account = visit.Query("account");
  if (account.empty()) account = Chosen(visit, typed);
  if (!account.empty()) {
    return NewCallPage(counter, visit, seat, account, /*phone=*/"", "", "");
  }
  if (typed.empty()) return ListPage(counter, visit, typed, nullptr);
  if (const auto path = MenuPath(seat.member.role(), typed)) {
    return web::Redirect(*path);
  }

  const absl::StatusOr<Hits> hits = FindAccounts(*seat.core, typed);
  if (!hits.ok()) return TroublePage(*counter.desk, visit, hits.status());
  if (hits->accounts.size() != 1) {
    return ListPage(counter, visit, typed, &*hits);
  }
  // A phone that finds an account is most likely the one that calls.
  const std::string& number = hits->accounts.front().number();
  const auto phone = PhoneIn(typed);
  return NewCallPage(counter, visit, seat, number,
                     phone.has_value() && number != typed ? *phone : "", "",
                     "");
}

}  // namespace intake::desk
