#include "channels/desk/slips/slip_pages.h"

#include <initializer_list>

#include "channels/desk/slips/batch_page.h"
#include "channels/desk/slips/batches_page.h"
#include "channels/desk/slips/key_page.h"
#include "channels/desk/slips/settle_page.h"

namespace intake::desk {
namespace {

using SlipPage = http::Response (*)(const Desk&, const web::Visit&,
                                    const Seat&);

web::Page For(const Desk& desk, std::initializer_list<v1::StaffRole> roles,
              SlipPage page) {
  return ForStaff(desk, roles,
                  [&desk, page](const web::Visit& visit, const Seat& seat) {
                    return page(desk, visit, seat);
                  });
}

}  // namespace

std::vector<web::Route> SlipRoutes(const Desk& desk) {
  constexpr v1::StaffRole kClerk = v1::STAFF_ROLE_CLERK;
  constexpr v1::StaffRole kSupervisor = v1::STAFF_ROLE_SUPERVISOR;
  return {
      {.path = "/slips",
       .get = For(desk, {kClerk}, BatchesPage),
       .post = For(desk, {kClerk}, OpenBatch)},
      {.path = "/slips/batch", .get = For(desk, {kClerk}, BatchPage)},
      {.path = "/slips/close",
       .get = For(desk, {kClerk}, BatchPage),
       .post = For(desk, {kClerk}, CloseBatch)},
      {.path = "/slips/key",
       .get = For(desk, {kClerk}, KeyPage),
       .post = For(desk, {kClerk}, KeySlip)},
      {.path = "/slips/settle",
       .get = For(desk, {kSupervisor}, SettlePage),
       .post = For(desk, {kSupervisor}, SettleSlip)},
  };
}

}  // namespace intake::desk
