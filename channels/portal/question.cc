#include "channels/portal/question.h"

#include <algorithm>

#include "absl/time/civil_time.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/register_words.h"

namespace intake::portal {
namespace {

v1::Severity WorstOf(const v1::Receipt& receipt) {
  v1::Severity worst = v1::SEVERITY_UNSPECIFIED;
  for (const v1::Finding& finding : receipt.findings()) {
    worst = std::max(worst, finding.severity());
  }
  return worst;
}

}  // namespace

bool WaitsForStaff(const v1::Receipt& receipt) {
  return receipt.outcome() == v1::OUTCOME_HELD &&
         WorstOf(receipt) == v1::SEVERITY_HOLD_STAFF;
}

bool MayAnswer(const v1::Receipt& receipt, const Parts& parts) {
  absl::CivilDay last;
  return absl::ParseCivilTime(receipt.answer_until(), &last) &&
         absl::ToCivilDay(parts.now(), parts.zone) <= last;
}

void FillQuestion(const Parts& parts, const web::Visit& visit,
                  const v1::Receipt& receipt,
                  const v1::DescribeAccountResponse& account,
                  web::Dictionary& dictionary) {
  if (!MayAnswer(receipt, parts)) return;
  web::Dictionary* const question = dictionary.AddIncludeDictionary("QUESTION");
  question->SetFilename("_question.html");
  question->SetValue("CODE", receipt.code());
  question->SetValue("ACCOUNT", receipt.account_number());
  question->SetValue("UNTIL",
                     DayForPeople(receipt.answer_until(), visit.language));
  const bool proposes = !receipt.proposal().empty();
  if (proposes) {
    question->AddSectionDictionary("TAKE")->SetValue(
        "VALUES", ValuesText(receipt.proposal(), account, parts.pages.words(),
                             visit.language));
  }
  // To a proposal no is "as I sent it"; without one yes is.
  if (receipt.outcome() == v1::OUTCOME_HELD && !WaitsForStaff(receipt)) {
    web::Dictionary* const insist = question->AddSectionDictionary("INSIST");
    insist->SetValue("ANSWER", proposes ? "no" : "yes");
    insist->SetValue("VALUES", ValuesText(receipt.understood(), account,
                                          parts.pages.words(), visit.language));
  }
}

}  // namespace intake::portal
