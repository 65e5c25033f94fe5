// What an operator may ask of a store while it runs.

#ifndef INTAKE_CORE_PORTS_STORE_MAINTENANCE_H_
#define INTAKE_CORE_PORTS_STORE_MAINTENANCE_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace intake {

struct StoreFigures {
  // Position of the last event in the journal, and of the last one in the
  // views.
  uint64_t journal_position = 0;
  uint64_t views_position = 0;
  uint64_t accounts = 0;
  uint64_t journal_bytes = 0;
  uint64_t views_bytes = 0;
  // Free for the store on its disk.
  uint64_t free_bytes = 0;
};

// How far making the views is: all events are applied, then the states that
// they left are saved.
struct ViewsProgress {
  uint64_t events_done = 0;
  uint64_t events_total = 0;
  // Known once all events are applied; 0 until then.
  uint64_t states_done = 0;
  uint64_t states_total = 0;
};

using ViewsProgressHook = std::function<void(const ViewsProgress& progress)>;

// Thread-safe.
class StoreMaintenance {
 public:
  virtual ~StoreMaintenance() = default;

  // Makes the views again from nothing but the events, beside the running ones,
  // and puts them in their place. `progress` hears how far it is, some times a
  // second.
  // FAILED_PRECONDITION: a rebuild is under way.
  virtual absl::Status RebuildViews(const ViewsProgressHook& progress) = 0;

  virtual absl::StatusOr<StoreFigures> Figures() = 0;

  // Reads the whole store and checks it: the engine's own check and every
  // stream's chain of hashes. Answers how many events are whole; DATA_LOSS
  // names the first damage.
  virtual absl::StatusOr<uint64_t> Verify() = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_STORE_MAINTENANCE_H_
