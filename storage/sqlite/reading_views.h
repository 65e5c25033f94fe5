// What events change in the tables of readings.

#ifndef INTAKE_STORAGE_SQLITE_READING_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_READING_VIEWS_H_

#include "absl/status/status.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "storage/sqlite/connection.h"

namespace intake {

// `before` is the state that `event` came upon.
absl::Status ChangeReadings(Connection& connection, const AccountState& before,
                            const Event& event);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_READING_VIEWS_H_
