#include "channels/portal/trouble.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "channels/sdk/retry.h"
#include "channels/sdk/status.h"

namespace intake::portal {
namespace {

bool IsNothingOfTheirs(const absl::Status& error) {
  // A code or a number that is none leads nowhere, like one that is another's.
  return absl::IsNotFound(error) || absl::IsInvalidArgument(error) ||
         sdk::ReasonOf(error) == "ACCOUNT_NOT_LINKED";
}

void FillNothing(web::Dictionary&) {}

}  // namespace

http::Response TroublePage(const absl::Status& error, const Parts& parts,
                           const web::Visit& visit) {
  if (IsNothingOfTheirs(error)) {
    return parts.pages.Render("not_found", visit, 404, FillNothing);
  }
  LogTrouble(error);
  if (!sdk::IsTransient(error)) {
    return parts.pages.Render("failed", visit, 500, FillNothing);
  }
  http::Response response = parts.pages.Render("away", visit, 503, FillNothing);
  AddRetryAfter(sdk::RetryAfterOf(error).value_or(kRetryAfter), response);
  return response;
}

void LogTrouble(const absl::Status& error) {
  spdlog::warn("the core: {} {}{}", absl::StatusCodeToString(error.code()),
               sdk::ReasonOf(error),
               absl::IsInvalidArgument(error)
                   ? absl::StrCat(" at ", sdk::FieldOf(error))
                   : absl::StrCat(": ", std::string(error.message())));
}

void AddRetryAfter(absl::Duration wait, http::Response& response) {
  const int64_t seconds = std::max<int64_t>(
      1, absl::ToInt64Seconds(absl::Ceil(wait, absl::Seconds(1))));
  response.headers.emplace_back("Retry-After", absl::StrCat(seconds));
}

}  // namespace intake::portal
