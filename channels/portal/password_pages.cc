#include "channels/portal/password_pages.h"

#include <spdlog/spdlog.h>

#include <optional>
#include <string>

#include "channels/portal/customer_page.h"
#include "channels/portal/form_problem.h"
#include "channels/portal/log_in_pages.h"
#include "channels/portal/text_field.h"

namespace intake::portal {
namespace {

using Problem = std::optional<FormProblem>;

http::Response ShowForgotten(const Parts& parts, const web::Visit& visit,
                             const Problem& problem) {
  return RenderForm("forgot", parts, visit, problem, "email",
                    [&](web::Dictionary& dictionary) {
                      dictionary.SetValue("EMAIL",
                                          TextField(visit.form, "email"));
                    });
}

http::Response RequestReset(const Parts& parts, const web::Visit& visit) {
  v1::RequestPasswordResetRequest request;
  request.set_email(TextField(visit.form, "email"));
  request.set_client_address(visit.client_address);
  const auto response =
      parts.calls.Once(&sdk::Connection::RequestPasswordReset, request);
  absl::Status status = response.status();
  // Where there is no letter, as much is written as if there were one, so that
  // the time of the answer tells nothing.
  if (status.ok()) {
    status = response->has_letter() ? parts.outbox.Keep(response->letter())
                                    : parts.outbox.KeepNone();
  }
  if (!status.ok()) {
    return ShowForgotten(parts, visit, ProblemOf(status, parts, visit));
  }
  return web::Redirect("/mail");
}

http::Response ShowReset(const Parts& parts, const web::Visit& visit,
                         const std::string& token, const Problem& problem) {
  return RenderForm("reset", parts, visit, problem, "new_password",
                    [&](web::Dictionary& dictionary) {
                      dictionary.SetValue("TOKEN", token);
                    });
}

// The password is another one by now, whatever becomes of the letter that says
// so.
void Tell(const Parts& parts, const v1::Letter& letter) {
  if (const absl::Status kept = parts.outbox.Keep(letter); !kept.ok()) {
    spdlog::error("a letter about a changed password was not kept: {}",
                  std::string(kept.message()));
  }
}

http::Response Reset(const Parts& parts, const web::Visit& visit) {
  v1::ResetCustomerPasswordRequest request;
  request.set_token(TextField(visit.form, "token"));
  request.set_new_password(SecretField(visit.form, "new_password"));
  const auto response =
      parts.calls.Once(&sdk::Connection::ResetCustomerPassword, request);
  if (!response.ok()) {
    return ShowReset(parts, visit, request.token(),
                     ProblemOf(response.status(), parts, visit));
  }
  Tell(parts, response->letter());
  return Enter(parts, response->session(), "/");
}

http::Response ShowChange(const Parts& parts, const web::Visit& visit,
                          const Visitor& visitor, const Problem& problem) {
  return RenderForm("password", parts, visit, problem, "password",
                    [&](web::Dictionary& dictionary) {
                      if (visit.Query("done") == "1") {
                        dictionary.ShowSection("DONE");
                      }
                      // For the browser's own store of passwords.
                      dictionary.SetValue("EMAIL", visitor.customer.email());
                    });
}

http::Response Change(const Parts& parts, const web::Visit& visit,
                      const Visitor& visitor) {
  v1::ChangeCustomerPasswordRequest request;
  request.set_session_token(visit.cookie);
  request.set_password(SecretField(visit.form, "password"));
  request.set_new_password(SecretField(visit.form, "new_password"));
  const auto response =
      parts.calls.Once(&sdk::Connection::ChangeCustomerPassword, request);
  if (!response.ok()) {
    return ShowChange(parts, visit, visitor,
                      ProblemOf(response.status(), parts, visit));
  }
  parts.sessions.Forget(visit.cookie);
  Tell(parts, response->letter());
  return Enter(parts, response->session(), "/password?done=1");
}

}  // namespace

std::vector<web::Route> PasswordRoutes(const Parts& parts) {
  const auto show_forgotten = [&parts](const web::Visit& visit) {
    return ShowForgotten(parts, visit, std::nullopt);
  };
  const web::Page show_change =
      ForCustomer(parts, [&parts](const auto& visit, const auto& visitor) {
        return ShowChange(parts, visit, visitor, std::nullopt);
      });
  return {
      {.path = "/forgot",
       .get = show_forgotten,
       .post = [&parts](const web::Visit& v) { return RequestReset(parts, v); },
       .stale = show_forgotten},
      {.path = "/reset",
       .get =
           [&parts](const web::Visit& v) {
             return ShowReset(parts, v, Readable(v.Query("token")),
                              std::nullopt);
           },
       .post = [&parts](const web::Visit& v) { return Reset(parts, v); },
       .stale =
           [&parts](const web::Visit& v) {
             return ShowReset(parts, v, TextField(v.form, "token"),
                              std::nullopt);
           }},
      {.path = "/password",
       .get = show_change,
       .post = ForCustomer(parts,
                           [&parts](const auto& visit, const auto& visitor) {
                             return Change(parts, visit, visitor);
                           }),
       .stale = show_change},
  };
}

}  // namespace intake::portal
