// Whatever a browser says in its headers, a visit has one of two languages, a
// cookie that may stand in a header, and an address. Lines are Cookie,
// Accept-Language, X-Forwarded-For, Origin.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/str_split.h"
#include "channels/web/paths.h"
#include "channels/web/post_origin.h"
#include "channels/web/request_visit.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view input(reinterpret_cast<const char*>(data), size);
  intake::http::Request request = {.peer_address = "127.0.0.1"};
  size_t next = 0;
  constexpr const char* kNames[] = {"Cookie", "Accept-Language",
                                    "X-Forwarded-For", "Origin"};
  for (const absl::string_view line : absl::StrSplit(input, '\n')) {
    request.headers.emplace_back(kNames[next++ % 4], line);
  }
  request.path = std::string(input);
  intake::web::IsFromOurPage(request);
  const intake::web::Visit visit =
      intake::web::VisitOf({.behind_proxy = true}, std::move(request));
  ABSL_HARDENING_ASSERT(!visit.client_address.empty());
  for (const char c : visit.cookie + visit.client_address) {
    ABSL_HARDENING_ASSERT(c > ' ' && c != ';');
  }
  const std::string path = intake::web::PathWith(input, {{"q", visit.cookie}});
  // What PathWith makes is a path of ours to Redirect.
  ABSL_HARDENING_ASSERT(intake::web::Redirect(path).headers.at(0).second ==
                        path);
  return 0;
}
