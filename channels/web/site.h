// A web site: finds the page of a request, keeps out what other sites post, and
// runs pages, which may block, on a few threads.

#ifndef INTAKE_CHANNELS_WEB_SITE_H_
#define INTAKE_CHANNELS_WEB_SITE_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "channels/http/message.h"
#include "channels/http/server.h"
#include "channels/program/work_metrics.h"
#include "channels/web/pages.h"
#include "channels/web/paths.h"
#include "channels/web/visit.h"

namespace intake::web {

using Page = std::function<http::Response(const Visit&)>;

// One path. A POST reaches `post` only when it comes from a page of this site
// that was made for the same cookie. One from another site (Sec-Fetch-Site, or
// Origin beside Host) is answered 403 and reaches nothing. One whose token is
// of an older cookie - the session ended meanwhile, or it was another's - goes
// to `stale`, which shows the form again with all that was typed but secrets;
// where there is none, to a page that says to go back and try again.
struct Route {
  // Exact: `/account/history`.
  std::string path;
  Page get;
  Page post;
  Page stale;
};

struct SiteOptions {
  // Begins with `__Host-`; a session's token for whoever is logged in.
  std::string cookie = "__Host-intake";
  // A proxy on this machine is in front and adds X-Forwarded-For: its last
  // address is the browser's.
  bool behind_proxy = false;
  // Pages that run at once, and how many more wait; further ones get 503.
  size_t threads = 8;
  size_t waiting_max = 256;
  // As the program's figures are called: `intake_<program>_received_total`.
  std::string program = "web";
  // More of them for /metrics, in Prometheus' text format. May be empty.
  std::function<std::string()> metrics;
};

// Thread-safe.
class Site {
 public:
  // `pages` has the templates `not_found`, `forbidden`, `stale_form`,
  // `bad_form` and `busy` besides, and outlives the result, as does `clock`.
  static std::unique_ptr<Site> Make(const SiteOptions& options, Pages& pages,
                                    std::vector<Route> routes,
                                    const sdk::Clock& clock);
  // Ends after what runs.
  virtual ~Site() = default;

  // For http::Server. Answers the style sheet, /healthz and /metrics (to this
  // machine only) at once.
  virtual void Handle(http::Request request, http::Responder responder) = 0;

  // The same without threads, for tests.
  virtual http::Response Answer(http::Request request) = 0;
};

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_SITE_H_
