#include "core/rules/rules.h"

#include "core/rules/account_standing.h"
#include "core/rules/channel_may_take.h"
#include "core/rules/counted_period.h"
#include "core/rules/duplicates.h"
#include "core/rules/meter_in_use.h"
#include "core/rules/meter_is_verified.h"
#include "core/rules/reading_date.h"
#include "core/rules/register_runs_forward.h"
#include "core/rules/sender_may_send.h"
#include "core/rules/usage_is_usual.h"
#include "core/rules/value_format.h"

namespace intake {
namespace {

using CheckFunction = void (*)(const Judgement& judgement, Findings& findings);

constexpr CheckFunction kRules[] = {
    // Syntax and identity.
    CheckValueFormat,
    CheckAccountStanding,
    // Channel.
    CheckChannelMayTake,
    CheckSenderMaySend,
    // Time and meter.
    CheckReadingDate,
    CheckCountedPeriod,
    CheckMeterInUse,
    // Value.
    CheckRegisterRunsForward,
    CheckUsageIsUsual,
    CheckMeterIsVerified,
    // Duplicates.
    CheckDuplicates,
};

}  // namespace

void CheckRules(const Judgement& judgement, Findings& findings) {
  for (const CheckFunction check : kRules) check(judgement, findings);
}

}  // namespace intake
