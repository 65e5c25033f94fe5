#include "channels/desk/lists/list_pages.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "channels/desk/lists/list_desk.h"
#include "channels/desk/lists/missing_page.h"
#include "channels/desk/lists/row_page.h"
#include "channels/desk/lists/run_page.h"
#include "channels/desk/lists/upload_page.h"

namespace intake::desk {

std::vector<web::Route> ListRoutes(const Desk& desk) {
  // The routes own the lists, and so stop them before the connections end.
  const auto lists = std::make_shared<ListDesk>(desk);
  const auto for_clerks = [&](auto page) {
    return ForStaff(desk, {v1::STAFF_ROLE_CLERK},
                    [lists, page](const web::Visit& visit, const Seat& seat) {
                      return page(*lists, visit, seat);
                    });
  };
  return {
      {.path = kListsPath,
       .get = for_clerks(ShowUpload),
       .post = for_clerks(TakeUpload),
       .stale = for_clerks(ShowUploadAgain)},
      {.path = "/lists/run",
       .get = for_clerks(ShowRun),
       .post = for_clerks(HandInRun)},
      {.path = "/lists/answer", .get = for_clerks(DownloadAnswer)},
      {.path = "/lists/row",
       .get = for_clerks(ShowRow),
       .post = for_clerks(CorrectRowByHand),
       .stale = for_clerks(ShowRowAgain)},
      {.path = "/lists/missing", .get = for_clerks(ShowMissing)},
  };
}

}  // namespace intake::desk
