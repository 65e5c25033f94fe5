// The queue of held submissions, whatever engine keeps it: what waits in the
// states of all streams.

#ifndef INTAKE_STORAGE_VIEWS_HELD_H_
#define INTAKE_STORAGE_VIEWS_HELD_H_

#include <set>
#include <string>

#include "core/model/account_state.h"
#include "core/ports/account_queries.h"

namespace intake {

// What of the stream's submissions waits for somebody's decision.
std::set<HeldKey> HeldOf(const std::string& stream, const AccountState& state);

// Whether the queue that `filter` asks for has that row.
bool Fits(const HeldRow& row, const HeldFilter& filter);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_HELD_H_
