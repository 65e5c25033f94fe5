#include "storage/sqlite/reading_views.h"

#include <map>
#include <set>
#include <variant>

#include "storage/sqlite/imported_endings.h"
#include "storage/sqlite/reading_rows.h"
#include "storage/views/reading_changes.h"
#include "storage/views/redefinition.h"

namespace intake {
namespace {

// The rows follow their registers; imported ones begin anew.
absl::Status MoveReadings(Connection& connection, const Account& before,
                          const Account& after, const Event& event) {
  const std::map<RegisterRef, RegisterRef> moved =
      MovedRegisters(before, after, event.sequence);
  absl::Status status = DropImportedEndings(connection, event.stream);
  if (status.ok() && !moved.empty()) {
    status = MoveRows(connection, event.stream, moved);
  }
  if (!status.ok()) return status;
  // On one date the submitted reading stands.
  const absl::StatusOr<std::set<ReadingPlace>> live =
      LoadLivePlaces(connection, event.stream);
  if (!live.ok()) return live.status();
  for (const ReadingPlace& place : *live) {
    if (!IsImported(after, place)) continue;
    status = PutImportedEnding(connection, event.stream, place,
                               ReadingState::kSuperseded);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ChangeReadings(Connection& connection, const AccountState& before,
                            const Event& event) {
  const auto* defined = std::get_if<AccountDefined>(&event.body);
  if (defined != nullptr && before.account) {
    return MoveReadings(connection, *before.account, defined->account, event);
  }
  const absl::string_view stream = event.stream;
  const ReadingChanges changes = ReadingChangesOf(before, event);
  absl::Status status;
  for (const EndedHold& hold : changes.holds) {
    if (status.ok()) status = EndHeldRows(connection, stream, hold);
  }
  for (const EndedReading& ended : changes.ended) {
    if (status.ok()) status = EndLiveRows(connection, stream, ended);
    if (status.ok()) {
      status = PutImportedEnding(connection, stream, ended.place, ended.state);
    }
  }
  for (const KeyedReading& reading : changes.added) {
    if (status.ok()) status = InsertReading(connection, stream, reading);
  }
  return status;
}

}  // namespace intake
