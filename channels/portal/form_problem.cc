#include "channels/portal/form_problem.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/trouble.h"
#include "channels/sdk/retry.h"
#include "channels/sdk/status.h"

namespace intake::portal {
namespace {

// The core's reasons that a person at the form can do something about.
struct Reason {
  absl::string_view reason;
  absl::string_view field;
  absl::string_view word;
};

constexpr Reason kReasons[] = {
    {"EMAIL_INVALID", "email", "problem.email_invalid"},
    {"PASSWORD_TOO_SHORT", "new_password", "problem.password_too_short"},
    {"PASSWORD_TOO_LONG", "new_password", "problem.password_too_long"},
    {"PASSWORD_TOO_COMMON", "new_password", "problem.password_too_common"},
    {"PASSWORD_WRONG", "password", "problem.password_wrong"},
    {"PLACE_NOT_CONFIRMED", "", "problem.place_not_confirmed"},
    {"LOG_IN_FAILED", "", "problem.log_in_failed"},
    {"TOKEN_INVALID", "", "problem.token_invalid"},
    {"TOO_MANY_ACCOUNTS", "", "problem.too_many_accounts"},
    {"ACCOUNT_NOT_LINKED", "", "problem.account_not_linked"},
};

// The last part of what BadRequest names: `account_number`.
std::string NameOf(const std::string& field) {
  const size_t dot = field.rfind('.');
  return dot == std::string::npos ? field : field.substr(dot + 1);
}

FormProblem TooManyAttempts(const absl::Status& error, const Parts& parts,
                            const web::Visit& visit) {
  const absl::Duration wait =
      sdk::RetryAfterOf(error).value_or(absl::Minutes(1));
  // To the next whole minute, since that is what the page can say.
  const absl::Time again = parts.now() + wait + absl::Seconds(59);
  return {.text = absl::StrReplaceAll(
              parts.Word("problem.too_many_attempts", visit),
              {{"%s", MomentForPeople(again, parts.zone, visit.language)}}),
          .http_status = 429,
          .retry_after = wait};
}

}  // namespace

FormProblem ProblemOf(const absl::Status& error, const Parts& parts,
                      const web::Visit& visit) {
  const std::string reason = sdk::ReasonOf(error);
  if (reason == "TOO_MANY_ATTEMPTS") {
    return TooManyAttempts(error, parts, visit);
  }
  const auto* const known =
      std::find_if(std::begin(kReasons), std::end(kReasons),
                   [&](const Reason& each) { return each.reason == reason; });
  if (known != std::end(kReasons)) {
    return {.field = std::string(known->field),
            .text = parts.Word(known->word, visit)};
  }
  if (absl::IsInvalidArgument(error)) {
    return {.field = NameOf(sdk::FieldOf(error)),
            .text = parts.Word("problem.field", visit)};
  }
  if (reason == "QUEUE_FULL") {
    return {.text = parts.Word("problem.busy", visit),
            .http_status = 503,
            .retry_after = sdk::RetryAfterOf(error).value_or(absl::Seconds(5))};
  }
  LogTrouble(error);
  if (sdk::IsTransient(error)) {
    return {.text = parts.Word("problem.away", visit),
            .http_status = 503,
            .retry_after = kRetryAfter};
  }
  return {.text = parts.Word("problem.failed", visit), .http_status = 500};
}

void FillProblem(const std::optional<FormProblem>& problem,
                 absl::string_view first_field, web::Dictionary& dictionary) {
  const std::string field = problem ? problem->field : "";
  const auto section = [](absl::string_view name, absl::string_view suffix) {
    return absl::StrCat(absl::AsciiStrToUpper(name), suffix);
  };
  if (problem) {
    const std::string name =
        field.empty() ? "PROBLEM" : section(field, "_PROBLEM");
    dictionary.AddSectionDictionary(name)->SetValue("TEXT", problem->text);
  }
  dictionary.ShowSection(section(
      field.empty() ? first_field : absl::string_view(field), "_FOCUS"));
}

http::Response RenderForm(absl::string_view page, const Parts& parts,
                          const web::Visit& visit,
                          const std::optional<FormProblem>& problem,
                          absl::string_view first_field,
                          const std::function<void(web::Dictionary&)>& fill) {
  http::Response response =
      parts.pages.Render(page, visit, problem ? problem->http_status : 200,
                         [&](web::Dictionary& dictionary) {
                           FillProblem(problem, first_field, dictionary);
                           fill(dictionary);
                         });
  if (problem && problem->retry_after) {
    AddRetryAfter(*problem->retry_after, response);
  }
  return response;
}

}  // namespace intake::portal
