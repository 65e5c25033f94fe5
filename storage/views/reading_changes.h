// What an event changes in the list of an account's readings, whatever engine
// keeps it. (A new definition of the account moves rows: see redefinition.h.)

#ifndef INTAKE_STORAGE_VIEWS_READING_CHANGES_H_
#define INTAKE_STORAGE_VIEWS_READING_CHANGES_H_

#include <optional>
#include <string>
#include <vector>

#include "core/model/account_state.h"
#include "core/model/event.h"
#include "storage/views/readings.h"

namespace intake {

// The held rows of one receipt.
struct EndedHold {
  std::string receipt_code;
  // None: the rows go away, live ones stand in their place.
  std::optional<ReadingState> state;
};

// Whatever is live at that place.
struct EndedReading {
  ReadingPlace place;
  ReadingState state = ReadingState::kSuperseded;
};

// To be applied in this order.
struct ReadingChanges {
  std::vector<EndedHold> holds;
  std::vector<EndedReading> ended;
  std::vector<KeyedReading> added;
};

// `before` is the state that `event` came upon. Nothing for a stream without an
// account.
ReadingChanges ReadingChangesOf(const AccountState& before, const Event& event);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_READING_CHANGES_H_
