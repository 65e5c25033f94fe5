// The default store: one folder with two SQLite files, no server.
//
//   journal.db  the truth: every event, appended, synced before the answer
//   views.db    what follows from it, for questions: applied behind the journal
//               and made again from it whenever it is missing, damaged or of
//               another version of the program
//   lock        says which process has the folder
//
// Every question waits until the views hold what had been appended to the
// streams it is about.

#ifndef INTAKE_STORAGE_SQLITE_SQLITE_STORE_H_
#define INTAKE_STORAGE_SQLITE_SQLITE_STORE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"
#include "core/ports/store_maintenance.h"

namespace intake {

struct SqliteStoreOptions {
  // Made if it is not there.
  std::string folder;
  // The name of a registered sqlite3_vfs; empty for the system's own.
  std::string vfs;

  // Connections for questions, and so how many are answered at a time.
  size_t readers_max = 4;
  // Of one transaction of the views.
  uint64_t batch_events_max = 20'000;
  // How far the views may be behind before Append refuses, and how long a
  // question or an Append waits for them.
  uint64_t backlog_events_max = 200'000;
  absl::Duration wait_max = absl::Seconds(5);
  // Without a thread of its own the views are applied by whoever would wait for
  // them: for simulation, where one thread runs everything.
  bool own_thread = true;

  // Hears what an operator should know: views made again, or that cannot be
  // written. Any thread.
  std::function<void(absl::string_view message)> log = [](absl::string_view) {};
  // Hears of the views that Open brings up to the journal, some times a second.
  ViewsProgressHook progress = [](const ViewsProgress&) {};
};

// Thread-safe.
class SqliteStore : public EventStore,
                    public EventLog,
                    public AccountQueries,
                    public StoreMaintenance {
 public:
  // FAILED_PRECONDITION: `STORE_IN_USE` by another process, or written by a
  // newer version of the program. UNAVAILABLE, RESOURCE_EXHAUSTED: the disk.
  // DATA_LOSS: the journal is damaged.
  static absl::StatusOr<std::unique_ptr<SqliteStore>> Open(
      SqliteStoreOptions options);
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_SQLITE_STORE_H_
