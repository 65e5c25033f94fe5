#include "core/rules/account_standing.h"

#include "core/base/civil_time.h"
#include "core/rules/report.h"

namespace intake {

void CheckAccountStanding(const Judgement& judgement, Findings& findings) {
  if (judgement.account == nullptr) return;
  const Account& account = *judgement.account;
  const std::string& given = judgement.submission->account_number;
  if (!given.empty() && given != account.number) {
    Report(findings, Rule::kAccountRestored, Severity::kInfo,
           {.got = given, .wanted = account.number});
  }

  if (!account.closed_on || judgement.received_on < *account.closed_on) return;
  const bool in_grace = judgement.received_on - *account.closed_on <=
                        judgement.rules->removal_grace_days;
  const bool for_staff = judgement.date < *account.closed_on && in_grace;
  Report(findings, Rule::kAccountClosed,
         for_staff ? Severity::kHoldStaff : Severity::kRefuse,
         {.got = FormatDateForPeople(judgement.date),
          .wanted = FormatDateForPeople(*account.closed_on)});
}

}  // namespace intake
