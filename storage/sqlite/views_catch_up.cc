#include "storage/sqlite/views_catch_up.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/pragmas.h"

namespace intake {
namespace {

// So many states are saved in a transaction.
constexpr size_t kStatesSavedAtOnce = 4'000;

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> OpenJournal(
    const FileOptions& file) {
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(file, Connection::Access::kReadWrite);
  if (!connection.ok()) return connection;
  if (absl::Status status = ConfigureJournal(**connection); !status.ok()) {
    return WithPlace(status, file.path);
  }
  return connection;
}

absl::Status ApplyNextEvents(Connection& journal, uint64_t target,
                             uint64_t events_max, ViewsWriter& views) {
  const uint64_t applied = views.watermark().position;
  const absl::StatusOr<std::vector<JournalRecord>> records =
      ReadJournal(journal, applied, std::min(events_max, target - applied));
  if (!records.ok()) return records.status();
  if (records->empty()) {
    return absl::DataLossError(absl::StrCat("the journal ends at position ",
                                            applied, ", wanted ", target));
  }
  return views.Apply(journal, *records);
}

absl::Status CatchUp(Connection& journal,
                     const std::function<uint64_t()>& target,
                     uint64_t events_max, ViewsWriter& views,
                     const ViewsProgressHook& progress) {
  const Watermark& reached = views.watermark();
  uint64_t end = target();
  progress({.events_done = reached.position, .events_total = end});
  while (reached.position < end) {
    absl::Status status = ApplyNextEvents(journal, end, events_max, views);
    if (!status.ok()) return status;
    progress({.events_done = reached.position, .events_total = end});
    end = target();
  }
  const uint64_t states = views.unsaved();
  while (reached.saved_position < reached.position) {
    absl::Status status = views.SaveStates(journal, kStatesSavedAtOnce);
    if (!status.ok()) return status;
    progress({.events_done = reached.position,
              .events_total = end,
              .states_done = states - views.unsaved(),
              .states_total = states});
  }
  return absl::OkStatus();
}

}  // namespace intake
