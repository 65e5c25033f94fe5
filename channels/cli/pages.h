// Lists that come in pages, put together.

#ifndef INTAKE_CHANNELS_CLI_PAGES_H_
#define INTAKE_CHANNELS_CLI_PAGES_H_

#include <algorithm>

#include "absl/status/statusor.h"
#include "channels/cli/session.h"

namespace intake::cli {

// What the contract allows in one page.
inline constexpr int kPageMax = 1000;

// Page after page from `request` on, up to `limit` items. `list(request,
// timeout)` fetches a page; `merge(page, all)` takes its items into `all`, and
// returns how many `all` has. The result's next_page_token is empty where the
// list has ended.
template <typename Response, typename Request, typename List, typename Merge>
absl::StatusOr<Response> AllPages(Session& session, Request request, int limit,
                                  const List& list, const Merge& merge) {
  Response all;
  for (int left = limit; left > 0;) {
    request.set_page_size(std::min(left, kPageMax));
    auto page = session.Retry(
        [&](absl::Duration timeout) { return list(request, timeout); });
    if (!page.ok()) return page.status();
    left = limit - merge(*page, all);
    all.set_next_page_token(page->next_page_token());
    if (page->next_page_token().empty()) break;
    request.set_page_token(page->next_page_token());
  }
  return all;
}

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_PAGES_H_
