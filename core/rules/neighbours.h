// The live readings around a date that a new reading of the same register is
// compared with.

#ifndef INTAKE_CORE_RULES_NEIGHBOURS_H_
#define INTAKE_CORE_RULES_NEIGHBOURS_H_

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/model/channel.h"

namespace intake {

// A reading to come: when it is of, what it counts for, whose word it is.
struct NewReading {
  absl::CivilDay date;
  absl::CivilMonth period;
  Trust trust = Trust::kCustomer;
  // What became live by then is charged: see BillingRegister.
  absl::Time charged_until = absl::InfinitePast();
};

// Whether `live` is a floor for `reading`: an actual reading that it may not
// take the place of, since it is billed, of an earlier period, or of a more
// trusted channel.
bool IsFloor(const LiveReading& live, const NewReading& reading);

// Pointers and spans are into the history given. Estimates are no neighbours.
struct Neighbours {
  // The nearest earlier floor, and the one before it.
  const LiveReading* previous = nullptr;
  const LiveReading* before_previous = nullptr;
  // Of the very date; an estimate too.
  const LiveReading* same_day = nullptr;
  bool same_day_is_floor = false;
  // The nearest later one.
  const LiveReading* next = nullptr;
  // All up to `previous`, and those between it and the date.
  absl::Span<const LiveReading> until_previous;
  absl::Span<const LiveReading> since_previous;
  // The date lies where the bounded history remembers nothing any more.
  bool beyond_memory = false;
};

// Where memory does not reach back to a floor, the oldest reading remembered
// counts as one.
Neighbours FindNeighbours(const RegisterHistory& history,
                          const NewReading& reading);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_NEIGHBOURS_H_
