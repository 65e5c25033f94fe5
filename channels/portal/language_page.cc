#include "channels/portal/language_page.h"

#include "channels/portal/log_in_form.h"
#include "channels/portal/trouble.h"
#include "channels/sdk/status.h"
#include "channels/web/cookies.h"

namespace intake::portal {
namespace {

// How long a browser remembers it.
constexpr absl::Duration kRemembered = absl::Hours(24 * 365);

http::Response Switch(const Parts& parts, const web::Visit& visit) {
  const bool english = visit.form.Text("language") == "en";
  if (parts.sessions.Find(visit.cookie, parts.now())) {
    v1::SetCustomerLanguageRequest request;
    request.set_session_token(visit.cookie);
    request.set_language(english ? v1::LANGUAGE_ENGLISH : v1::LANGUAGE_RUSSIAN);
    const auto set =
        parts.calls.Once(&sdk::Connection::SetCustomerLanguage, request);
    // The page changes its language all the same.
    if (!set.ok() && sdk::ReasonOf(set.status()) != "SESSION_ENDED") {
      LogTrouble(set.status());
    }
  }
  return web::Redirect(
      OwnPath(visit.form.Text("back")),
      {web::SetCookie("__Host-language", english ? "en" : "ru", kRemembered)});
}

}  // namespace

std::vector<web::Route> LanguageRoutes(const Parts& parts) {
  const auto post = [&parts](const web::Visit& v) { return Switch(parts, v); };
  // A form of an older session is as good: it can change nothing else.
  return {{.path = "/language",
           .get = [](const web::Visit&) { return web::Redirect("/"); },
           .post = post,
           .stale = post}};
}

}  // namespace intake::portal
