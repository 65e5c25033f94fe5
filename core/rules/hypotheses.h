// One function for each explanation: what the values would be if it were true.

#ifndef INTAKE_CORE_RULES_HYPOTHESES_H_
#define INTAKE_CORE_RULES_HYPOTHESES_H_

#include <optional>
#include <string>
#include <vector>

#include "core/model/account_state.h"
#include "core/model/finding.h"
#include "core/rules/judgement.h"
#include "core/target/assign_values.h"

namespace intake {

// Two registers of one meter, or two points of one commodity, have each other's
// value: the one exchange of two values after which all would pass. Empty where
// there is none, or more than one.
std::vector<AssignedValue> SwappedRegisters(const AccountState& state,
                                            const Judgement& judgement);

// Of one register alone, whose value is not taken; whether the answer would
// pass is for the caller to see. None where the hypothesis has nothing to say.
//
// The red digits were sent as if they stood before the point.
std::optional<Milli> FractionAsWhole(const Judgement& judgement,
                                     const Candidate& candidate);
// The leading digits of the previous reading were left out.
std::optional<Milli> DigitsDropped(const Judgement& judgement,
                                   const Candidate& candidate);
// One digit is wrong, missing or too much, or two neighbours changed places:
// the one value of usual usage from which that makes what was sent.
std::optional<Milli> DigitTypo(const Judgement& judgement,
                               const Candidate& candidate);
// The usage since the previous reading was sent.
std::optional<Milli> UsageNotReading(const Judgement& judgement,
                                     const Candidate& candidate);

// `ACCOUNT VALUES…`, the message to send instead, where the values would pass
// for exactly one of the sender's other accounts; else empty.
std::string WrongAccount(const Judgement& judgement);

// kMeterChanged (info): all dials of a meter have run back, and from zero the
// usage since the previous reading would be usual. Once a meter.
void CheckMeterChanged(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_HYPOTHESES_H_
