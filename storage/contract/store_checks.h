// What must hold of a store that was opened again after anything, asked through
// its ports. For tests.

#ifndef INTAKE_STORAGE_CONTRACT_STORE_CHECKS_H_
#define INTAKE_STORAGE_CONTRACT_STORE_CHECKS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "core/model/event.h"
#include "storage/sqlite/sqlite_store.h"

namespace intake::testing {

// What a store was given.
struct StoreHistory {
  // In groups that were acknowledged, in order.
  std::vector<Event> acknowledged;
  // The last group, if its outcome is unknown: all of it may be there, or
  // nothing.
  std::vector<Event> unknown;
};

// DATA_LOSS or whatever the store answers: that the journal holds exactly what
// was acknowledged, at most followed by the unknown group, and verifies; that
// no receipt number comes twice; and that appending goes on.
absl::Status CheckJournal(SqliteStore& store, const StoreHistory& history);

// Fails the test unless every question is answered as by a store in memory that
// was fed the same journal.
void ExpectAnswersFollowJournal(SqliteStore& store);

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_STORE_CHECKS_H_
