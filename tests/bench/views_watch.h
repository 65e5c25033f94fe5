// How far a server's views are behind its journal, in time.

#ifndef INTAKE_TESTS_BENCH_VIEWS_WATCH_H_
#define INTAKE_TESTS_BENCH_VIEWS_WATCH_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "intake/v1/operations_service.pb.h"
#include "tests/bench/calls.h"

namespace intake::bench {

// REQUIRES: an administrator's key.
absl::StatusOr<v1::GetStatusResponse> StatusOf(const Target& target);

// Asks a server for its figures, 20 times a second, from construction to Stop.
class ViewsWatch {
 public:
  explicit ViewsWatch(const Target& target);
  ~ViewsWatch() { Stop(); }

  void Stop();

  // Once stopped: the longest time that an event was in the journal and not in
  // the views, as far as the figures tell: to within a twentieth of a second.
  absl::Duration lag_max() const { return lag_max_; }
  int64_t events_behind_max() const { return events_behind_max_; }

 private:
  struct Sight {
    absl::Time at;
    int64_t journal_position;
  };

  void Run();
  void Note(absl::Time asked, const v1::StoreStatus& store);

  const Target target_;
  std::atomic<bool> stopped_ = false;
  // Of the journal, as far as the views have not reached them.
  std::deque<Sight> unreached_;
  absl::Duration lag_max_;
  int64_t events_behind_max_ = 0;
  std::thread thread_;
};

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_VIEWS_WATCH_H_
