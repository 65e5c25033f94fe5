// `/review`: the queue as a table.

#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "channels/desk/menu.h"
#include "channels/desk/review/age.h"
#include "channels/desk/review/command.h"
#include "channels/desk/review/queue.h"
#include "channels/desk/show.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

std::string HeldPath(const std::string& code, size_t row,
                     const QueuePlace& place) {
  http::Fields query = {{"code", code}, {"row", absl::StrCat(row)}};
  for (const auto& field : place.Query()) query.push_back(field);
  return web::PathWith("/review/held", query);
}

// Where what was typed leads: a row's number, a code, the menu. Empty: nowhere.
std::string GoTo(const web::Visit& visit, const Seat& seat,
                 const QueuePlace& place, const std::string& typed) {
  if (const auto path = MenuPath(seat.member.role(), typed)) return *path;
  const std::vector<std::string> codes =
      absl::StrSplit(visit.Query("codes"), ',', absl::SkipEmpty());
  size_t row = 0;
  if (absl::SimpleAtoi(typed, &row) && row >= 1 && row <= codes.size()) {
    return HeldPath(codes[row - 1], row, place);
  }
  if (CommandIn(typed).act == Act::kNext && !visit.Query("next").empty()) {
    QueuePlace next = place;
    next.from = visit.Query("next");
    return web::PathWith("/review", next.Query());
  }
  // A receipt's code is longer than any number of a row.
  if (typed.size() > 2) return web::PathWith("/review/held", {{"code", typed}});
  return "";
}

void AddRow(const Desk& desk, const web::Visit& visit, const QueuePlace& place,
            const v1::SubmissionRecord& record, size_t number,
            web::Dictionary& content) {
  const v1::Receipt& receipt = record.receipt();
  web::Dictionary& row = *content.AddSectionDictionary("HELD");
  row.SetIntValue("NUMBER", static_cast<long>(number));
  row.SetValue("HREF_HELD", HeldPath(receipt.code(), number, place));
  row.SetValue("CODE", GroupedCode(receipt.code()));
  row.SetValue("AGE", AgeWords(desk.now() - TimeOf(receipt.received_at()),
                               desk.pages->words(), visit.language));
  row.SetValue("ACCOUNT", GroupedAccount(receipt.account_number()));
  row.SetValue("CHANNEL", ChannelWords(desk.pages->words(), record.channel_id(),
                                       visit.language));
  row.SetValue("CONTENT_LINE", ContentWords(record.submission()));
  for (const v1::Finding& finding : receipt.findings()) {
    // The others do not hold it back.
    if (finding.severity() < v1::SEVERITY_HOLD_CUSTOMER) continue;
    web::Dictionary& rule = *row.AddSectionDictionary("RULES");
    rule.SetValue("RULE", finding.rule());
    QueuePlace only = place;
    only.rule = finding.rule();
    only.from.clear();
    rule.SetValue("HREF_RULE", web::PathWith("/review", only.Query()));
  }
}

}  // namespace

void ShowDone(const web::Visit& visit, web::Dictionary& content) {
  const std::string done = visit.Query("done");
  if (done != "approved" && done != "rejected") return;
  content.SetValueAndShowSection(
      "DECIDED", visit.Query("decided"),
      done == "approved" ? "DONE_APPROVED" : "DONE_REJECTED");
}

http::Response QueuePage(const Desk& desk, const web::Visit& visit,
                         const Seat& seat) {
  const QueuePlace place = QueuePlaceIn(visit);
  const std::string typed = visit.Query("go");
  if (const std::string path = GoTo(visit, seat, place, typed); !path.empty()) {
    return web::Redirect(path);
  }
  const auto queue = ListQueue(desk, seat, place, kQueueRows);
  if (!queue.ok()) return TroublePage(desk, visit, queue.status());
  return desk.pages->Render(
      "review", visit, 200, [&](web::Dictionary& content) {
        if (!typed.empty()) content.ShowSection("NO_SUCH");
        ShowDone(visit, content);
        content.SetValue("RULE_TYPED", place.rule);
        content.SetValue("CHANNEL_TYPED", place.channel);
        content.SetValue("DAYS_TYPED", place.days);
        content.SetValue("FROM_TOKEN", place.from);
        content.ShowSection(queue->held().empty() ? "NOTHING" : "SOMETHING");
        std::vector<std::string> codes;
        for (const v1::SubmissionRecord& record : queue->held()) {
          codes.push_back(record.receipt().code());
          AddRow(desk, visit, place, record, codes.size(), content);
        }
        content.SetValue("CODES", absl::StrJoin(codes, ","));
        if (queue->next_page_token().empty()) return;
        QueuePlace next = place;
        next.from = queue->next_page_token();
        web::Dictionary& more = *content.AddSectionDictionary("NEXT_PAGE");
        more.SetValue("HREF_NEXT", web::PathWith("/review", next.Query()));
        content.SetValue("NEXT_TOKEN", next.from);
      });
}

}  // namespace intake::desk
