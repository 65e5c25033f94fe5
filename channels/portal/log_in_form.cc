#include "channels/portal/log_in_form.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/portal/text_field.h"
#include "channels/portal/trouble.h"
#include "channels/portal/typed_again.h"
#include "channels/web/site.h"

namespace intake::portal {
namespace {

std::string PathOf(const web::Visit& visit) {
  return web::PathWith(visit.request.path, visit.request.query);
}

// The hint of what to do next, by what the values were sent to.
void FillKept(const web::Visit& visit, const http::Fields& typed,
              absl::string_view next, web::Dictionary& dictionary) {
  dictionary.SetValue("NEXT", OwnPath(next));
  if (typed.empty()) return;
  dictionary.ShowSection(visit.request.path == "/login" ? "KEPT" : "ENDED");
  FillTyped(typed, kKeptPrefix, dictionary);
}

}  // namespace

http::Response AskToLogIn(const Parts& parts, const web::Visit& visit) {
  if (visit.request.method != "POST") {
    const std::string path = PathOf(visit);
    return web::Redirect(
        path == "/" ? "/login" : web::PathWith("/login", {{"next", path}}));
  }
  return parts.pages.Render(
      "login", visit, 403, [&](web::Dictionary& dictionary) {
        FillProblem(std::nullopt, "email", dictionary);
        FillKept(visit, TypedFields(visit.form), PathOf(visit), dictionary);
      });
}

http::Response LogInAgain(const Parts& parts, const web::Visit& visit,
                          const std::optional<FormProblem>& problem) {
  const std::string email = TextField(visit.form, "email");
  return RenderForm(
      "login", parts, visit, problem, email.empty() ? "email" : "password",
      [&](web::Dictionary& dictionary) {
        dictionary.SetValue("EMAIL", email);
        FillKept(visit, TypedFields(FieldsBehind(kKeptPrefix, visit.form)),
                 visit.form.Text(kNextField), dictionary);
      });
}

http::Response GiveBack(const Parts& parts, const web::Visit& visit,
                        const absl::Status& error) {
  const FormProblem problem = ProblemOf(error, parts, visit);
  http::Response response = parts.pages.Render(
      "given_back", visit, problem.http_status,
      [&](web::Dictionary& dictionary) {
        dictionary.SetValue("REASON", problem.text);
        dictionary.SetValue("ACTION", PathOf(visit));
        const http::Fields typed = TypedFields(visit.form);
        FillTyped(typed, "", dictionary);
        for (const auto& [name, value] : typed) {
          if (!absl::StartsWith(name, "value-") || value.empty()) continue;
          dictionary.ShowSection("TYPED");
          dictionary.AddSectionDictionary("VALUE_TYPED")
              ->SetValue("VALUE", value);
        }
      });
  if (problem.retry_after) AddRetryAfter(*problem.retry_after, response);
  return response;
}

std::string OwnPath(absl::string_view text) {
  const bool is_own =
      absl::StartsWith(text, "/") && !absl::StartsWith(text, "//") &&
      text.size() <= kFieldBytesMax &&
      std::all_of(text.begin(), text.end(), [](char c) {
        return absl::ascii_isgraph(static_cast<unsigned char>(c)) && c != '\\';
      });
  return is_own ? std::string(text) : "/";
}

}  // namespace intake::portal
