#include "channels/portal/history_pages.h"

#include <string>
#include <utility>

#include "channels/portal/account_choice.h"
#include "channels/portal/customer_page.h"
#include "channels/portal/findings.h"
#include "channels/portal/history_tables.h"
#include "channels/portal/text_field.h"
#include "channels/portal/trouble.h"

namespace intake::portal {
namespace {

// Rows of one page, so that it stays small.
constexpr int kReadingsShown = 24;
constexpr int kSentShown = 12;
// What the drawing is made of.
constexpr int kReadingsDrawn = 400;

absl::StatusOr<v1::ListReadingsResponse> ListReadings(
    const Visitor& visitor, const std::string& number, int page_size,
    const std::string& token) {
  v1::ListReadingsRequest request;
  request.set_account_number(number);
  request.set_page_size(page_size);
  request.set_page_token(token);
  return visitor.calls.Resent(&sdk::Connection::ListReadings, request);
}

http::Response Show(const Parts& parts, const web::Visit& visit,
                    const Visitor& visitor) {
  if (visitor.customer.accounts().empty()) return web::Redirect("/accounts");
  HistoryView shown{
      .parts = parts, .visit = visit, .number = ChosenAccount(visit, visitor)};
  auto account = Describe(visitor, shown.number);
  if (!account.ok()) return TroublePage(account.status(), parts, visit);
  shown.account = *std::move(account);
  const auto drawn = ListReadings(visitor, shown.number, kReadingsDrawn, "");
  if (!drawn.ok()) return TroublePage(drawn.status(), parts, visit);
  const auto readings = ListReadings(visitor, shown.number, kReadingsShown,
                                     Readable(visit.Query("readings")));
  if (!readings.ok()) return TroublePage(readings.status(), parts, visit);
  v1::ListSubmissionsRequest sent_request;
  sent_request.set_account_number(shown.number);
  sent_request.set_page_size(kSentShown);
  sent_request.set_page_token(Readable(visit.Query("sent")));
  const auto sent =
      visitor.calls.Resent(&sdk::Connection::ListSubmissions, sent_request);
  if (!sent.ok()) return TroublePage(sent.status(), parts, visit);
  return parts.pages.Render("history", visit, 200, [&](web::Dictionary& page) {
    page.SetValue("NUMBER", shown.number);
    page.SetValue("ADDRESS", shown.account.account().address().text());
    FillAccountChoice(visitor, "/history", shown.number, page);
    FillCharts(shown, *drawn, page);
    FillReadings(shown, *readings, page);
    FillSent(shown, *sent, page);
    page.ShowSection(readings->readings().empty() ? "NO_READINGS" : "READINGS");
    page.ShowSection(sent->submissions().empty() ? "NOTHING_SENT" : "ALL_SENT");
  });
}

}  // namespace

std::vector<web::Route> HistoryRoutes(const Parts& parts) {
  return {{.path = "/history",
           .get = ForCustomer(parts,
                              [&parts](const auto& visit, const auto& visitor) {
                                return Show(parts, visit, visitor);
                              })}};
}

}  // namespace intake::portal
