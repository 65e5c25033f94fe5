#include "channels/portal/log_in_pages.h"

#include <optional>
#include <utility>

#include "absl/strings/str_split.h"
#include "channels/portal/log_in_form.h"
#include "channels/portal/text_field.h"
#include "channels/portal/typed_again.h"
#include "channels/web/cookies.h"

namespace intake::portal {
namespace {

absl::Time TimeOf(const google::protobuf::Timestamp& moment) {
  return absl::FromUnixSeconds(moment.seconds());
}

std::string SessionCookie(const Parts& parts, const v1::Session& session) {
  return web::SetCookie(kSessionCookie, session.token(),
                        TimeOf(session.expires_at()) - parts.now());
}

// The visit as it would be with the cookie of `session`, and the fields that
// the log-in kept.
web::Visit LoggedIn(const web::Visit& visit, const v1::Session& session,
                    absl::string_view path) {
  web::Visit inside = visit;
  inside.cookie = session.token();
  inside.cookie_is_old = true;
  inside.form_token = web::FormToken(session.token());
  inside.form = FieldsBehind(kKeptPrefix, visit.form);
  inside.request.path = std::string(path);
  inside.request.query.clear();
  return inside;
}

// Where the session ended in mid-form, the form is the answer at once: what was
// typed is in no store and no address.
http::Response GoOn(const Parts& parts, const FormsAgain& again,
                    const web::Visit& visit, const v1::Session& session) {
  const std::string next = OwnPath(visit.form.Text(kNextField));
  const std::pair<std::string, std::string> path_and_query =
      absl::StrSplit(next, absl::MaxSplits('?', 1));
  const auto form = again.find(path_and_query.first);
  const web::Visit inside = LoggedIn(visit, session, path_and_query.first);
  if (form == again.end() || inside.form.fields.empty()) {
    return Enter(parts, session, next);
  }
  http::Response response = ForCustomer(parts, form->second)(inside);
  response.headers.emplace_back("Set-Cookie", SessionCookie(parts, session));
  return response;
}

http::Response LogIn(const Parts& parts, const FormsAgain& again,
                     const web::Visit& visit) {
  v1::LogInCustomerRequest request;
  request.set_email(TextField(visit.form, "email"));
  request.set_password(SecretField(visit.form, "password"));
  request.set_client_address(visit.client_address);
  const auto response =
      parts.calls.Once(&sdk::Connection::LogInCustomer, request);
  if (!response.ok()) {
    return LogInAgain(parts, visit, ProblemOf(response.status(), parts, visit));
  }
  if (response->has_letter()) {
    const absl::Status kept = parts.outbox.Keep(response->letter());
    if (!kept.ok()) {
      return LogInAgain(parts, visit, ProblemOf(kept, parts, visit));
    }
    return web::Redirect("/mail");
  }
  return GoOn(parts, again, visit, response->session());
}

http::Response ShowLogIn(const Parts& parts, const web::Visit& visit) {
  return RenderForm("login", parts, visit, std::nullopt, "email",
                    [&](web::Dictionary& dictionary) {
                      dictionary.SetValue("NEXT", OwnPath(visit.Query("next")));
                    });
}

http::Response LogOut(const Parts& parts, const web::Visit& visit) {
  parts.sessions.Forget(visit.cookie);
  v1::LogOutCustomerRequest request;
  request.set_session_token(visit.cookie);
  const auto ended =
      parts.calls.Resent(&sdk::Connection::LogOutCustomer, request);
  // The browser forgets it in any case; the core ends what is not used.
  http::Response response =
      ended.ok()
          ? web::Redirect("/login")
          : LogInAgain(parts, visit, ProblemOf(ended.status(), parts, visit));
  response.headers.emplace_back("Set-Cookie", web::DropCookie(kSessionCookie));
  return response;
}

}  // namespace

http::Response Enter(const Parts& parts, const v1::Session& session,
                     absl::string_view path) {
  return web::Redirect(path, {SessionCookie(parts, session)});
}

std::vector<web::Route> LogInRoutes(const Parts& parts, FormsAgain again) {
  return {
      {.path = "/login",
       .get = [&parts](const web::Visit& v) { return ShowLogIn(parts, v); },
       .post = [&parts, again = std::move(again)](
                   const web::Visit& v) { return LogIn(parts, again, v); },
       .stale =
           [&parts](const web::Visit& v) {
             return LogInAgain(parts, v, std::nullopt);
           }},
      {.path = "/logout",
       .get = [](const web::Visit&) { return web::Redirect("/"); },
       .post = [&parts](const web::Visit& v) { return LogOut(parts, v); },
       .stale = [](const web::Visit&) { return web::Redirect("/"); }},
  };
}

}  // namespace intake::portal
