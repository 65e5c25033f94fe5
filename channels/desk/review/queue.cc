#include "channels/desk/review/queue.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

constexpr int kDaysMax = 3650;

http::Fields Joined(http::Fields fields, const http::Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

}  // namespace

http::Fields QueuePlace::Query() const {
  http::Fields query;
  if (!rule.empty()) query.emplace_back("rule", rule);
  if (!channel.empty()) query.emplace_back("channel", channel);
  if (!days.empty()) query.emplace_back("days", days);
  if (!from.empty()) query.emplace_back("from", from);
  return query;
}

QueuePlace QueuePlaceIn(const web::Visit& visit) {
  const bool posted = visit.request.method == "POST";
  const auto text = [&](absl::string_view name) {
    return posted ? visit.form.Text(name) : visit.Query(name);
  };
  return {.rule = text("rule"),
          .channel = text("channel"),
          .days = text("days"),
          .from = text("from")};
}

absl::StatusOr<v1::ListHeldResponse> ListQueue(const Desk& desk,
                                               const Seat& seat,
                                               const QueuePlace& place,
                                               int rows) {
  v1::ListHeldRequest request;
  request.set_rule(place.rule);
  request.set_channel_id(place.channel);
  request.set_page_size(rows);
  request.set_page_token(place.from);
  if (int days = 0;
      absl::SimpleAtoi(place.days, &days) && days > 0 && days <= kDaysMax) {
    request.mutable_received_before()->set_seconds(
        absl::ToUnixSeconds(desk.now() - days * absl::Hours(24)));
  }
  return seat.core->ListHeld(request, kCallTimeout);
}

QueuePlace PlaceBehind(const Desk& desk, const Seat& seat,
                       const QueuePlace& place, int row,
                       const std::string& code) {
  QueuePlace behind = place;
  if (row < 1 || row > kQueueRows) return behind;
  const auto rows = ListQueue(desk, seat, place, row);
  // Somebody decided on one before: then the next is looked for from the page's
  // beginning.
  if (rows.ok() && rows->held_size() == row &&
      rows->held(row - 1).receipt().code() == code) {
    behind.from = rows->next_page_token();
  }
  return behind;
}

http::Response ToNext(const Desk& desk, const web::Visit& visit,
                      const Seat& seat, const QueuePlace& place,
                      const std::string& code, const std::string& done) {
  http::Fields said;
  if (!done.empty()) said = {{"done", done}, {"decided", code}};
  QueuePlace begin = place;
  begin.from.clear();
  for (const QueuePlace& at : {place, begin}) {
    const auto next = ListQueue(desk, seat, at, 1);
    if (!next.ok()) return TroublePage(desk, visit, next.status());
    if (next->held().empty()) continue;
    const std::string& found = next->held(0).receipt().code();
    if (found == code) continue;
    return web::Redirect(web::PathWith(
        "/review/held",
        Joined(Joined({{"code", found}, {"row", "1"}}, at.Query()), said)));
  }
  return web::Redirect(web::PathWith("/review", Joined(begin.Query(), said)));
}

}  // namespace intake::desk
