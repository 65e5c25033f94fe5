#include "channels/desk/admin/problem.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "channels/sdk/status.h"

namespace intake::desk {

bool IsProblemOfForm(const absl::Status& status) {
  return absl::IsInvalidArgument(status) || absl::IsAlreadyExists(status) ||
         absl::IsFailedPrecondition(status);
}

std::string ProblemText(const Desk& desk, const web::Visit& visit,
                        const absl::Status& status) {
  const auto words = desk.pages->words().Find(
      absl::StrCat("problem.", absl::AsciiStrToLower(sdk::ReasonOf(status))),
      visit.language);
  return words.ok() ? *words : std::string(status.message());
}

}  // namespace intake::desk
