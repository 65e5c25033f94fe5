// Whoever sends must be allowed to, where the channel's policy asks.

#ifndef INTAKE_CORE_RULES_SENDER_MAY_SEND_H_
#define INTAKE_CORE_RULES_SENDER_MAY_SEND_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kOutsideMandate (refuse): the acting representative (evidence.agent) has no
// mandate for the account's building and entrance.
// kSenderUnknown (refuse): the sender's phone is not one of the account's.
void CheckSenderMaySend(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_SENDER_MAY_SEND_H_
