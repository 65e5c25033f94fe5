#include "channels/desk/call/call_pages.h"

#include "channels/desk/call/counter.h"
#include "channels/desk/call/receipt_page.h"
#include "channels/desk/call/search_page.h"
#include "channels/desk/call/take_reading.h"

namespace intake::desk {
namespace {

using CounterPage = http::Response (*)(const Counter&, const web::Visit&,
                                       const Seat&);

web::Page ForAgents(const Counter& counter, CounterPage page) {
  return ForStaff(*counter.desk, {v1::STAFF_ROLE_AGENT},
                  [counter, page](const web::Visit& visit, const Seat& seat) {
                    return page(counter, visit, seat);
                  });
}

void AddRoutes(const Counter& counter, std::vector<web::Route>& routes) {
  // Reached by GET after a change of language, say: the call begins anew.
  const web::Page begin = [path = counter.path](const web::Visit&) {
    return web::Redirect(path);
  };
  routes.push_back(
      {.path = counter.path, .get = ForAgents(counter, SearchPage)});
  routes.push_back({.path = counter.path + "/reading",
                    .get = begin,
                    .post = ForAgents(counter, TakeReading)});
  routes.push_back({.path = counter.path + "/receipt",
                    .get = ForAgents(counter, ReceiptPage)});
  routes.push_back({.path = counter.path + "/next",
                    .get = begin,
                    .post = ForAgents(counter, AfterReceipt)});
}

}  // namespace

std::vector<web::Route> CallRoutes(const Desk& desk) {
  std::vector<web::Route> routes;
  AddRoutes({.desk = &desk,
             .channel = desk.call_center,
             .channel_id = "call_center",
             .path = "/call"},
            routes);
  AddRoutes({.desk = &desk,
             .channel = desk.office,
             .channel_id = "office",
             .path = "/office"},
            routes);
  return routes;
}

}  // namespace intake::desk
