// The store that a simulated server has: the real one in a folder of its own,
// or that of memory. What is in it outlives the server.

#ifndef INTAKE_TESTS_SIMULATION_STORAGE_H_
#define INTAKE_TESTS_SIMULATION_STORAGE_H_

#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"
#include "core/ports/store_maintenance.h"
#include "storage/memory/memory_store.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/temp_dir.h"

namespace intake::simulation {

// Not thread-safe.
class Storage {
 public:
  explicit Storage(bool on_sqlite);

  // As a server that starts finds it.
  absl::Status Open();
  // As a server that ends leaves it.
  void Close() { sqlite_ = nullptr; }

  // REQUIRES for all: it is open.
  EventStore& events() { return Which<EventStore>(); }
  EventLog& log() { return Which<EventLog>(); }
  AccountQueries& queries() { return Which<AccountQueries>(); }
  StoreMaintenance& maintenance() { return Which<StoreMaintenance>(); }

 private:
  template <typename Port>
  Port& Which() {
    if (sqlite_ != nullptr) return *sqlite_;
    return memory_;
  }

  MemoryStore memory_;
  std::optional<testing::TempDir> folder_;
  std::unique_ptr<SqliteStore> sqlite_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_STORAGE_H_
