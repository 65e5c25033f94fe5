#include "channels/desk/review/review_pages.h"

#include "absl/strings/numbers.h"
#include "channels/desk/review/decide.h"
#include "channels/desk/review/held_page.h"
#include "channels/desk/review/queue.h"

namespace intake::desk {
namespace {

http::Response HeldFromQueue(const Desk& desk, const web::Visit& visit,
                             const Seat& seat) {
  const std::string code = visit.Query("code");
  int row = 0;
  // Not from a row of the queue: the next one is then its first.
  if (!absl::SimpleAtoi(visit.Query("row"), &row)) row = 0;
  return HeldPage(
      desk, visit, seat,
      {.code = code,
       .behind = PlaceBehind(desk, seat, QueuePlaceIn(visit), row, code)});
}

using ReviewPage = http::Response (*)(const Desk&, const web::Visit&,
                                      const Seat&);

web::Page ForSupervisors(const Desk& desk, ReviewPage page) {
  return ForStaff(desk, {v1::STAFF_ROLE_SUPERVISOR},
                  [&desk, page](const web::Visit& visit, const Seat& seat) {
                    return page(desk, visit, seat);
                  });
}

}  // namespace

std::vector<web::Route> ReviewRoutes(const Desk& desk) {
  return {{.path = "/review", .get = ForSupervisors(desk, QueuePage)},
          {.path = "/review/held",
           .get = ForSupervisors(desk, HeldFromQueue),
           .post = ForSupervisors(desk, Decide)}};
}

}  // namespace intake::desk
