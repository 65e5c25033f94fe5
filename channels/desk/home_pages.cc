#include "channels/desk/home_pages.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/desk/menu.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

http::Response HomePage(const Desk& desk, const web::Visit& visit,
                        const Seat& seat) {
  const std::string typed = visit.Query("go");
  const v1::StaffRole role = seat.member.role();
  // With the star of other pages or without it.
  if (const auto path = MenuPath(role, absl::StartsWith(typed, "*")
                                           ? typed
                                           : absl::StrCat("*", typed));
      path.has_value() && *path != "/") {
    return web::Redirect(*path);
  }
  return desk.pages->Render("home", visit, 200, [&](web::Dictionary& content) {
    if (!typed.empty()) content.ShowSection("NO_SUCH");
    for (const MenuEntry& entry : MenuFor(role)) {
      web::Dictionary& item = *content.AddSectionDictionary("ENTRY");
      item.SetValue("ENTRY_KEY", std::string(1, entry.key));
      item.SetValue("ENTRY_HREF", std::string(entry.path));
      const auto word = [&](absl::string_view key) {
        return desk.pages->words().Get(key, visit.language);
      };
      item.SetValue("ENTRY_WORD", word(entry.word));
      item.SetValue("ENTRY_ABOUT", word(absl::StrCat(entry.word, ".about")));
    }
  });
}

void AddKept(const Desk& desk, const web::Visit& visit,
             const web::KeptSubmission& kept, web::Dictionary& content) {
  const web::Words& words = desk.pages->words();
  web::Dictionary& row = *content.AddSectionDictionary("KEPT");
  row.SetValue("KEPT_AT", MomentWords(kept.kept_at, desk.zone));
  row.SetValue("CHANNEL", ChannelWords(words, kept.channel, visit.language));
  row.SetValue("ACCOUNT", GroupedAccount(kept.submission.account_number()));
  row.SetValue("VALUES", ContentWords(kept.submission));
  if (!kept.failure.empty()) {
    row.SetValueAndShowSection("FAILURE", kept.failure, "FAILED");
  } else if (kept.receipt.has_value()) {
    web::Dictionary& answer = *row.AddSectionDictionary("ANSWER");
    ShowOutcome(words, kept.receipt->outcome(), visit.language, answer);
    answer.SetValue("CODE", GroupedCode(kept.receipt->code()));
    answer.SetValue("TEXT", kept.receipt->text());
  } else {
    row.ShowSection("WAITS");
  }
}

http::Response KeptPage(const Desk& desk, const web::Visit& visit,
                        const Seat& seat) {
  const auto all = desk.spool->List(seat.agent());
  return desk.pages->Render("kept", visit, 200, [&](web::Dictionary& content) {
    // Just kept on that page: this one says what that means, and leads back.
    const std::string from = visit.Query("now");
    if (!from.empty()) content.ShowSection("JUST_KEPT");
    if (from == "/call" || from == "/office") {
      content.SetValueAndShowSection("HREF_NEXT", from, "NEXT_CALL");
    } else {
      content.ShowSection("NO_CALL");
    }
    content.ShowSection(all.empty() ? "NOTHING" : "SOMETHING");
    for (const web::KeptSubmission& kept : all) {
      AddKept(desk, visit, kept, content);
    }
  });
}

}  // namespace

std::vector<web::Route> HomeRoutes(const Desk& desk) {
  const std::initializer_list<v1::StaffRole> anybody = {v1::STAFF_ROLE_AGENT,
                                                        v1::STAFF_ROLE_CLERK};
  return {{.path = "/",
           .get = ForStaff(desk, anybody,
                           [&desk](const auto& visit, const Seat& seat) {
                             return HomePage(desk, visit, seat);
                           })},
          {.path = "/kept",
           .get = ForStaff(desk, anybody,
                           [&desk](const auto& visit, const Seat& seat) {
                             return KeptPage(desk, visit, seat);
                           })}};
}

}  // namespace intake::desk
