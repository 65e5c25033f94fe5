// The bounded memory of submissions on which somebody may have a word.

#ifndef INTAKE_CORE_DECIDE_OPEN_MEMORY_H_
#define INTAKE_CORE_DECIDE_OPEN_MEMORY_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "core/model/receipt.h"

namespace intake {

// Whether what has that receipt waits or asks, and so is remembered.
bool IsOpen(const Receipt& receipt);

// Remembers what `event` judged, if it waits or asks. Where there is no room,
// the oldest that has ended gives way, or else the oldest.
void RememberOpen(const Event& event, const SubmissionJudged& judged,
                  AccountState& state);

// Ends the one with that receipt, if it waits.
void EndOpen(absl::string_view receipt_code, Ending ending,
             absl::string_view ended_by, absl::Time ended_at,
             AccountState& state);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_OPEN_MEMORY_H_
