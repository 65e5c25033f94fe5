#include "channels/desk/log_in_pages.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/desk/frame.h"
#include "channels/desk/password_page.h"
#include "channels/desk/typed.h"
#include "channels/sdk/retry.h"
#include "channels/sdk/status.h"
#include "channels/web/cookies.h"

namespace intake::desk {
namespace {

constexpr absl::Duration kLanguageLives = absl::Hours(24 * 365);

// Where a form may lead back to: a page of ours, else the first one.
std::string PathBack(const std::string& path) {
  return IsOwnPath(path) ? path : "/";
}

struct LogInState {
  // Where to go afterwards, and what was typed there.
  std::string path;
  Typed typed;
  std::string log_in;
  // A section of the template that says what went wrong; empty: nothing did.
  std::string problem;
  int status = 200;
};

http::Response LogInPage(const Desk& desk, const web::Visit& visit,
                         const LogInState& state) {
  return desk.pages->Render(
      "login", visit, state.status, [&](web::Dictionary& content) {
        content.SetValue("PATH_BACK", state.path);
        content.SetValue("LOG_IN", state.log_in);
        AddTyped(state.typed, content);
        if (!state.problem.empty()) content.ShowSection(state.problem);
        // The first field that is to be filled has the focus.
        content.ShowSection(state.log_in.empty() ? "FOCUS_LOG_IN"
                                                 : "FOCUS_PASSWORD");
      });
}

LogInState PostedState(const web::Visit& visit) {
  return {.path = PathBack(visit.form.Text("path_back")),
          .typed = TypedBefore(visit.form),
          .log_in = visit.form.Text("log_in")};
}

// What the page says of an error, and with which status.
void Explain(const absl::Status& error, LogInState& state) {
  if (absl::IsUnauthenticated(error)) {
    state.problem = "FAILED";
    state.status = 403;
  } else if (sdk::ReasonOf(error) == "TOO_MANY_ATTEMPTS") {
    state.problem = "TOO_MANY";
    state.status = 429;
  } else {
    state.problem = "AWAY";
    state.status = 503;
  }
}

http::Response LogIn(const Desk& desk, const web::Visit& visit) {
  LogInState state = PostedState(visit);
  v1::LogInStaffRequest request;
  request.set_log_in(state.log_in);
  request.set_password(visit.form.Exact("password"));
  request.set_client_address(visit.client_address);
  const auto logged_in = desk.core->LogInStaff(request, kCallTimeout);
  if (!logged_in.ok()) {
    Explain(logged_in.status(), state);
    return LogInPage(desk, visit, state);
  }
  const std::string& token = logged_in->session().token();
  // It ends with the browser; the server ends it before.
  const std::string cookie =
      web::SetCookie(kCookie, token, absl::ZeroDuration());
  if (logged_in->member().password_expired()) {
    return web::Redirect("/password", {cookie});
  }
  if (state.typed.path.empty()) return web::Redirect(state.path, {cookie});
  // Every form of before bears the token of another cookie.
  web::Visit renewed = visit;
  renewed.cookie = token;
  renewed.form_token = web::FormToken(token);
  http::Response response = ResumePage(desk, renewed, state.typed);
  response.headers.emplace_back("Set-Cookie", cookie);
  return response;
}

http::Response LogOut(const Desk& desk, const web::Visit& visit) {
  // Where the server is away the session ends by itself; the browser forgets it
  // in any case.
  (void)desk.core->For({.session = visit.cookie})
      ->LogOutStaff({}, kCallTimeout);
  if (desk.seats != nullptr) desk.seats->Forget(visit.cookie);
  return web::Redirect("/login", {web::DropCookie(kCookie)});
}

// For a seat whose password may have expired, which ForStaff keeps out.
web::Page ForAnySeat(const Desk& desk, StaffPage page) {
  return [&desk, page = std::move(page)](const web::Visit& visit) {
    if (!visit.cookie_is_old) return LogInFirst(desk, visit);
    const absl::StatusOr<Seat> seat = SeatOf(desk, visit);
    if (!seat.ok()) return TroublePage(desk, visit, seat.status());
    const SeatInFrame shown(*seat);
    return page(visit, *seat);
  };
}

http::Response SetLanguage(const web::Visit& visit) {
  const bool english = visit.form.Text("language") == "en";
  return web::Redirect(PathBack(visit.form.Exact("path_back")),
                       {web::SetCookie("__Host-language", english ? "en" : "ru",
                                       kLanguageLives)});
}

}  // namespace

http::Response LogInFirst(const Desk& desk, const web::Visit& visit) {
  const std::string path =
      web::PathWith(visit.request.path, visit.request.query);
  if (visit.request.method != "POST") {
    return web::Redirect(web::PathWith("/login", {{"to", path}}));
  }
  return LogInPage(desk, visit,
                   {.path = "/",
                    .typed = TypedIn(visit),
                    .problem = "SESSION_ENDED",
                    .status = 403});
}

std::vector<web::Route> LogInRoutes(const Desk& desk) {
  const auto log_in_page = [&desk](const web::Visit& visit) {
    return LogInPage(desk, visit, {.path = PathBack(visit.Query("to"))});
  };
  // Somebody logged in in another tab since, or cookies were cleared.
  const auto log_in_again = [&desk](const web::Visit& visit) {
    return LogInPage(desk, visit, PostedState(visit));
  };
  const auto home = [](const web::Visit&) { return web::Redirect("/"); };
  return {
      {.path = "/login",
       .get = log_in_page,
       .post = [&desk](const auto& visit) { return LogIn(desk, visit); },
       .stale = log_in_again},
      {.path = "/logout",
       .get = home,
       .post = [&desk](const auto& visit) { return LogOut(desk, visit); },
       .stale = home},
      {.path = "/password",
       .get = ForAnySeat(desk,
                         [&desk](const auto& visit, const Seat& seat) {
                           return PasswordPage(desk, visit, seat);
                         }),
       .post = ForAnySeat(desk,
                          [&desk](const auto& visit, const Seat& seat) {
                            return ChangePassword(desk, visit, seat);
                          })},
      {.path = "/language",
       .get = home,
       .post = SetLanguage,
       .stale = SetLanguage},
  };
}

void KeepStaleForms(const Desk& desk, std::vector<web::Route>& routes) {
  const web::Page keep = ForAnySeat(desk, [&desk](const auto& visit, auto&) {
    return ResumePage(desk, visit, TypedIn(visit));
  });
  for (web::Route& route : routes) {
    if (route.post != nullptr && route.stale == nullptr) route.stale = keep;
  }
}

}  // namespace intake::desk
