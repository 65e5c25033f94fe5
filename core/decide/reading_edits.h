// An account's live readings while staff change them: what is removed and
// added, register by register, until all of it is checked and told to billing.

#ifndef INTAKE_CORE_DECIDE_READING_EDITS_H_
#define INTAKE_CORE_DECIDE_READING_EDITS_H_

#include <cstdint>
#include <deque>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/decide/charging.h"
#include "core/decide/usage_changes.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {

// How a lower value after a higher one is taken.
enum class Wraps : uint8_t {
  // Only where the dial was near its end.
  kNearTheEnd,
  // Staff say that it passed zero.
  kAllowed,
};

// Errors are those of staff_decisions.h.
class ReadingEdits {
 public:
  // Both outlive it.
  ReadingEdits(const AccountState& state, const Charging& charging)
      : state_(state), charging_(charging) {}

  // The live reading of that date; null where there is none.
  const LiveReading* Find(RegisterRef target, absl::CivilDay date);

  absl::Status Remove(RegisterRef target, absl::CivilDay date, bool voided);
  // In place of one of the same date, which becomes superseded.
  // INVALID_ARGUMENT: one of that register and date was added already.
  absl::Status Add(AddedReading reading);

  // What all of it comes to. `rules` say where a dial is near its end.
  absl::StatusOr<ReadingEffects> Finish(const RuleSet& rules, Wraps wraps);

 private:
  struct Edited {
    RegisterRef target;
    const RegisterHistory* history = nullptr;
    ReadingSequence after;
  };

  absl::StatusOr<Edited*> Edit(RegisterRef target, absl::CivilDay date);

  const AccountState& state_;
  const Charging& charging_;
  ReadingEffects effects_;
  std::vector<Edited> edited_;
  // Stay where they are.
  std::deque<LiveReading> added_;
};

// NOT_FOUND `READING_NOT_FOUND`.
absl::Status ReadingNotFoundError(absl::CivilDay date);

// INVALID_ARGUMENT at `field`: a value that `dial` cannot show.
absl::Status CheckOnDial(const Register& dial, Milli value,
                         absl::string_view field);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_READING_EDITS_H_
