// The list of an account's readings, folded from the account's events, whatever
// engine keeps those.

#ifndef INTAKE_STORAGE_VIEWS_READING_LIST_H_
#define INTAKE_STORAGE_VIEWS_READING_LIST_H_

#include <vector>

#include "core/model/account_state.h"
#include "core/model/event.h"
#include "storage/views/reading_changes.h"
#include "storage/views/readings.h"

namespace intake {

class ReadingList {
 public:
  // `before` is the state that `event` came upon.
  void Apply(const AccountState& before, const Event& event);

  // REQUIRES: an event has defined the account.
  ReadingPage MakePage(const Page<ReadingKey>& page) const;

 private:
  void Redefine(const AccountState& before, const Event& event,
                const AccountDefined& defined);
  void End(const EndedHold& hold);
  void End(const EndedReading& ended);

  AccountDefinition definition_;
  // All but the imported ones.
  std::vector<KeyedReading> readings_;
  ImportedEndings imported_endings_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_READING_LIST_H_
