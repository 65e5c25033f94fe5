#include "channels/portal/registration_pages.h"

#include <optional>
#include <string>

#include "channels/portal/form_problem.h"
#include "channels/portal/log_in_pages.h"
#include "channels/portal/text_field.h"
#include "channels/web/language.h"

namespace intake::portal {
namespace {

constexpr absl::string_view kTypedFields[] = {"account_number", "house",
                                              "email"};

http::Response ShowRegistration(const Parts& parts, const web::Visit& visit,
                                const std::optional<FormProblem>& problem) {
  return RenderForm(
      "register", parts, visit, problem, "account_number",
      [&](web::Dictionary& dictionary) {
        dictionary.SetValue("ACCOUNT_NUMBER",
                            TextField(visit.form, "account_number"));
        dictionary.SetValue("HOUSE", TextField(visit.form, "house"));
        dictionary.SetValue("EMAIL", TextField(visit.form, "email"));
      });
}

http::Response Register(const Parts& parts, const web::Visit& visit) {
  for (const absl::string_view field : kTypedFields) {
    if (!visit.form.Text(field).empty()) continue;
    return ShowRegistration(
        parts, visit,
        FormProblem{.field = std::string(field),
                    .text = parts.Word("problem.empty", visit)});
  }
  v1::RegisterCustomerRequest request;
  request.set_account_number(TextField(visit.form, "account_number"));
  request.set_house(TextField(visit.form, "house"));
  request.set_email(TextField(visit.form, "email"));
  request.set_password(SecretField(visit.form, "new_password"));
  request.set_language(web::ToContract(visit.language));
  request.set_client_address(visit.client_address);
  const auto response =
      parts.calls.Once(&sdk::Connection::RegisterCustomer, request);
  absl::Status status = response.status();
  if (status.ok()) status = parts.outbox.Keep(response->letter());
  if (!status.ok()) {
    return ShowRegistration(parts, visit, ProblemOf(status, parts, visit));
  }
  return web::Redirect("/mail");
}

http::Response ShowMail(const Parts& parts, const web::Visit& visit) {
  return parts.pages.Render("mail", visit, 200, [](web::Dictionary&) {});
}

http::Response ShowConfirmation(const Parts& parts, const web::Visit& visit,
                                const std::string& token,
                                const std::optional<FormProblem>& problem) {
  return RenderForm("confirm", parts, visit, problem, "confirm",
                    [&](web::Dictionary& dictionary) {
                      dictionary.SetValue("TOKEN", token);
                    });
}

http::Response Confirm(const Parts& parts, const web::Visit& visit) {
  v1::ConfirmEmailRequest request;
  request.set_token(TextField(visit.form, "token"));
  const auto response =
      parts.calls.Once(&sdk::Connection::ConfirmEmail, request);
  if (!response.ok()) {
    return ShowConfirmation(parts, visit, request.token(),
                            ProblemOf(response.status(), parts, visit));
  }
  return Enter(parts, response->session(), "/");
}

}  // namespace

std::vector<web::Route> RegistrationRoutes(const Parts& parts) {
  const auto show = [&parts](const web::Visit& visit) {
    return ShowRegistration(parts, visit, std::nullopt);
  };
  return {
      {.path = "/register",
       .get = show,
       .post = [&parts](const web::Visit& v) { return Register(parts, v); },
       .stale = show},
      {.path = "/mail",
       .get = [&parts](const web::Visit& v) { return ShowMail(parts, v); }},
      {.path = "/confirm",
       .get =
           [&parts](const web::Visit& v) {
             return ShowConfirmation(parts, v, Readable(v.Query("token")),
                                     std::nullopt);
           },
       .post = [&parts](const web::Visit& v) { return Confirm(parts, v); },
       .stale =
           [&parts](const web::Visit& v) {
             return ShowConfirmation(parts, v, TextField(v.form, "token"),
                                     std::nullopt);
           }},
  };
}

}  // namespace intake::portal
