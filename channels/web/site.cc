#include "channels/web/site.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "absl/base/macros.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/http/worker_pool.h"
#include "channels/web/cookies.h"
#include "channels/web/post_origin.h"
#include "channels/web/request_visit.h"
#include "channels/web/security_headers.h"

namespace intake::web {
namespace {

constexpr absl::string_view kRetryAfterSeconds = "2";

// By number in `Words()`.
enum Result { kServed, kRedirected, kRefused, kFailed };

program::WorkWords ResultWords(const std::string& program) {
  return {.program = program,
          .things = "Requests",
          .results = {{"served", "answered with a page."},
                      {"redirected", "answered with the way to another."},
                      {"refused", "that were wrong (4xx)."},
                      {"failed", "that could not be served now (5xx)."}}};
}

Result ResultOf(int status) {
  if (status >= 500) return kFailed;
  if (status >= 400) return kRefused;
  return status >= 300 ? kRedirected : kServed;
}

bool IsFormOf(const Visit& visit) {
  const std::string token = visit.form.Exact("csrf");
  return token.size() == visit.form_token.size() &&
         sodium_memcmp(token.data(), visit.form_token.data(), token.size()) ==
             0;
}

class PooledSite final : public Site {
 public:
  PooledSite(const SiteOptions& options, Pages& pages,
             std::vector<Route> routes, const sdk::Clock& clock)
      : options_(options),
        pages_(pages),
        metrics_(clock, ResultWords(options.program)),
        pool_(options.threads, options.waiting_max) {
    for (Route& route : routes) {
      const std::string path = route.path;
      ABSL_HARDENING_ASSERT(routes_.emplace(path, std::move(route)).second);
    }
  }

  void Handle(http::Request request, http::Responder responder) override {
    const bool at_once = IsOwn(request);
    const auto counted = metrics_.Received();
    const auto finish = [this, counted](http::Response response,
                                        http::Responder& to) {
      metrics_.Done(counted, ResultOf(response.status));
      to.Send(std::move(response));
    };
    if (at_once) return finish(Answer(std::move(request)), responder);
    // Both are still needed where the pool takes no more.
    struct Waiting {
      http::Request request;
      http::Responder responder;
    };
    auto waiting = std::make_shared<Waiting>(
        Waiting{std::move(request), std::move(responder)});
    const absl::Status queued = pool_.Run([this, waiting, finish] {
      finish(Answer(std::move(waiting->request)), waiting->responder);
    });
    if (queued.ok()) return;
    finish(Busy(waiting->request), waiting->responder);
  }

  http::Response Answer(http::Request request) override {
    const bool https =
        options_.behind_proxy && request.Header("X-Forwarded-Proto") == "https";
    http::Response response =
        IsOwn(request) ? Own(request) : Found(VisitOf(options_, request));
    AddSecurityHeaders(https, response);
    return response;
  }

 private:
  // What is answered without a visit: never blocks.
  bool IsOwn(const http::Request& request) const {
    return request.path == "/healthz" || request.path == "/metrics" ||
           request.path == pages_.style_path();
  }

  http::Response Own(const http::Request& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
      return WithAllow(http::TextResponse(405, "Only GET.\n"), "GET, HEAD");
    }
    if (request.path == pages_.style_path()) return pages_.Style();
    if (!IsFromThisMachine(request)) {
      return http::TextResponse(404, "Not found.\n");
    }
    if (request.path == "/healthz") return http::TextResponse(200, "ok\n");
    return http::TextResponse(
        200, absl::StrCat(metrics_.Text(),
                          options_.metrics ? options_.metrics() : ""));
  }

  http::Response Busy(const http::Request& request) const {
    const Visit visit = VisitOf(options_, request);
    http::Response response = pages_.Render("busy", visit, 503, nullptr);
    response.headers.emplace_back("Retry-After", kRetryAfterSeconds);
    AddSecurityHeaders(/*https=*/false, response);
    return response;
  }

  http::Response Found(Visit visit) const {
    const auto route = routes_.find(visit.request.path);
    http::Response response =
        route == routes_.end() ? pages_.Render("not_found", visit, 404, nullptr)
                               : OfRoute(route->second, visit);
    // A browser keeps the cookie back where another site makes it post. It has
    // one all the same, and a new one would end the session.
    const bool may_have_one =
        visit.request.method == "POST" && !IsFromOurPage(visit.request);
    if (!visit.cookie_is_old && !may_have_one) {
      SetNewCookie(visit.cookie, response);
    }
    return response;
  }

  http::Response OfRoute(const Route& route, Visit& visit) const {
    const std::string& method = visit.request.method;
    if (route.get && (method == "GET" || method == "HEAD")) {
      return route.get(visit);
    }
    if (route.post && method == "POST") return Post(route, visit);
    // Somebody has gone back to the address of a form that is gone.
    return WithAllow(pages_.Render("not_found", visit, 405, nullptr),
                     absl::StrCat(route.get ? "GET, HEAD" : "",
                                  route.get && route.post ? ", " : "",
                                  route.post ? "POST" : ""));
  }

  http::Response Post(const Route& route, Visit& visit) const {
    if (!IsFromOurPage(visit.request)) {
      return pages_.Render("forbidden", visit, 403, nullptr);
    }
    absl::StatusOr<Form> form = ParseForm(
        visit.request.Header("Content-Type").value_or(""), visit.request.body);
    if (!form.ok()) {
      return pages_.Render("bad_form", visit, 400, [&](Dictionary& page) {
        page.SetValue("ERROR", std::string(form.status().message()));
      });
    }
    visit.form = *std::move(form);
    if (IsFormOf(visit)) return route.post(visit);
    return route.stale ? route.stale(visit)
                       : pages_.Render("stale_form", visit, 403, nullptr);
  }

  static http::Response WithAllow(http::Response response,
                                  absl::string_view methods) {
    response.headers.emplace_back("Allow", methods);
    return response;
  }

  // A page that has set the cookie itself, at a log-in, knows better.
  void SetNewCookie(const std::string& cookie, http::Response& response) const {
    const std::string prefix = absl::StrCat(options_.cookie, "=");
    const bool is_set =
        std::any_of(response.headers.begin(), response.headers.end(),
                    [&](const auto& header) {
                      return header.first == "Set-Cookie" &&
                             absl::StartsWith(header.second, prefix);
                    });
    if (is_set) return;
    response.headers.emplace_back(
        "Set-Cookie",
        SetCookie(options_.cookie, cookie, /*lives=*/absl::ZeroDuration()));
  }

  const SiteOptions options_;
  const Pages& pages_;
  absl::flat_hash_map<std::string, Route> routes_;
  program::WorkMetrics metrics_;
  // Last: its threads end before what they use.
  http::WorkerPool pool_;
};

}  // namespace

std::unique_ptr<Site> Site::Make(const SiteOptions& options, Pages& pages,
                                 std::vector<Route> routes,
                                 const sdk::Clock& clock) {
  return std::make_unique<PooledSite>(options, pages, std::move(routes), clock);
}

}  // namespace intake::web
