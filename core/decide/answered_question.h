// The customer's answer to the question that an earlier receipt asked: which
// values it lets in.

#ifndef INTAKE_CORE_DECIDE_ANSWERED_QUESTION_H_
#define INTAKE_CORE_DECIDE_ANSWERED_QUESTION_H_

#include "core/decide/decide.h"
#include "core/decide/understand.h"
#include "core/model/account_state.h"
#include "core/model/open_submission.h"
#include "core/model/submission.h"

namespace intake {

struct AnsweredQuestion {
  // Null where the answer lets nothing in: see the findings.
  const OpenSubmission* open = nullptr;
  // The customer stands by what was sent: what asks only for their word is
  // answered by that.
  bool insists = false;
  // The values to judge afresh, as of the day they were first sent for.
  Understanding understanding;
};

// kCodeUnknown (refuse): there is no such question, or it was put to somebody
// else: the sender on that channel alone may answer, and nobody else learns
// that it exists. kCodeUsed (refuse): it was answered, decided by staff, or
// replaced by what the sender sent since. kCodeExpired (refuse): the window of
// its month is over. kAnswerNotAllowed (refuse): what was sent needs staff, or
// cannot be taken at all; or it is no to a mere "is it right?", which asks for
// another reading.
AnsweredQuestion ReadAnswer(const AccountState& state, const Facts& facts,
                            const Submission& submission, absl::CivilDay today);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_ANSWERED_QUESTION_H_
