#include "core/decide/answered_question.h"

#include <utility>

#include "core/base/civil_time.h"
#include "core/decide/find_held.h"
#include "core/rules/report.h"

namespace intake {
namespace {

bool IsPutTo(const OpenSubmission& open, const Facts& facts,
             const Submission& submission) {
  return open.channel == facts.channel->id &&
         open.sender == submission.evidence.sender;
}

Finding Refusal(Rule rule, const CodeAnswer& answer, std::string wanted = "") {
  return {.rule = rule,
          .severity = Severity::kRefuse,
          .got = Quoted(answer.code),
          .wanted = std::move(wanted)};
}

// Why the question cannot be answered any more, or not like this.
std::optional<Finding> ReasonAgainst(const OpenSubmission& open,
                                     const CodeAnswer& answer,
                                     absl::CivilDay today) {
  if (!open.waits()) return Refusal(Rule::kCodeUsed, answer);
  // Where there is no proposal, no is the word of somebody who has mistyped:
  // what they send instead ends the question.
  const bool stands_by_it = answer.yes == open.proposal.empty();
  const bool may_insist = open.outcome == Outcome::kHeld && !open.needs_staff;
  const bool takes_proposal = answer.yes && !open.proposal.empty();
  if (!open.answer_until ||
      (!takes_proposal && !(stands_by_it && may_insist))) {
    return Refusal(Rule::kAnswerNotAllowed, answer);
  }
  if (today > *open.answer_until) {
    return Refusal(Rule::kCodeExpired, answer,
                   FormatDateForPeople(*open.answer_until));
  }
  return std::nullopt;
}

}  // namespace

AnsweredQuestion ReadAnswer(const AccountState& state, const Facts& facts,
                            const Submission& submission,
                            absl::CivilDay today) {
  const CodeAnswer& answer = *facts.answer;
  AnsweredQuestion question{.understanding = {.date = today}};
  const OpenSubmission* const open = FindOpen(state, answer.code);
  if (!state.account || open == nullptr || !IsPutTo(*open, facts, submission)) {
    question.understanding.findings.push_back(
        Refusal(Rule::kCodeUnknown, answer));
    return question;
  }
  question.understanding.account = &*state.account;
  question.understanding.date = open->date;
  if (const auto against = ReasonAgainst(*open, answer, today)) {
    question.understanding.findings.push_back(*against);
    return question;
  }
  question.open = open;
  question.insists = answer.yes == open->proposal.empty();
  question.understanding.values =
      Assigned(question.insists ? open->values : open->proposal);
  return question;
}

}  // namespace intake
