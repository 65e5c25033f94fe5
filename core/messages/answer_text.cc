#include <string>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/messages/receipt_phrases.h"

namespace intake {
namespace {

// A no insists on what was sent: there is something to insist on only where the
// customer's own word is all that is missing.
bool MayInsist(const Receipt& receipt) {
  return receipt.outcome == Outcome::kHeld &&
         WorstOf(receipt.findings) == Severity::kHoldCustomer;
}

std::string QuestionInRussian(const Receipt& receipt, const std::string& until,
                              const std::string& proposed) {
  if (proposed.empty()) {
    return absl::StrCat("Если показание верно, ответьте ДА ", receipt.code,
                        until, ".");
  }
  const std::string insist =
      MayInsist(receipt)
          ? absl::StrCat("; если верно присланное, ответьте НЕТ ", receipt.code)
          : "";
  return absl::StrCat("Если верно ", proposed, ", ответьте ДА ", receipt.code,
                      until, insist, ".");
}

std::string QuestionInEnglish(const Receipt& receipt, const std::string& until,
                              const std::string& proposed) {
  if (proposed.empty()) {
    return absl::StrCat("If the reading is right, please answer YES ",
                        receipt.code, until, ".");
  }
  const std::string insist =
      MayInsist(receipt)
          ? absl::StrCat("; if what you sent is right, answer NO ",
                         receipt.code)
          : "";
  return absl::StrCat("If ", proposed, " is right, please answer YES ",
                      receipt.code, until, insist, ".");
}

}  // namespace

const Finding* FirstExplanation(const Receipt& receipt) {
  for (const Finding& finding : receipt.findings) {
    if (IsExplanation(finding.rule)) return &finding;
  }
  return nullptr;
}

std::string QuestionText(const Receipt& receipt) {
  if (!receipt.answer_until) return "";
  const std::string proposed = ValuesText(
      receipt.proposal, receipt.language,
      receipt.proposal.size() > 1 ? Labels::kWithLabels : Labels::kNone);
  const std::string day = FormatDateForPeople(*receipt.answer_until);
  return receipt.language == Language::kRussian
             ? QuestionInRussian(receipt, absl::StrCat(" до ", day), proposed)
             : QuestionInEnglish(receipt, absl::StrCat(" by ", day), proposed);
}

}  // namespace intake
