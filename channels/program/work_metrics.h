// What an adapter has done since its start, for Prometheus. Always:
// received = the sum of all results + waiting.

#ifndef INTAKE_CHANNELS_PROGRAM_WORK_METRICS_H_
#define INTAKE_CHANNELS_PROGRAM_WORK_METRICS_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"

namespace intake::program {

// How a program's figures are called: `intake_<program>_received_total`, ...
struct WorkWords {
  std::string program;
  // What is counted, with a capital letter: "Messages".
  std::string things;
  // What may become of one: the word in the metric's name, and what it means.
  // The order is that of the numbers given to Done.
  std::vector<std::pair<std::string, std::string>> results;
};

// Thread-safe.
class WorkMetrics {
 public:
  // `clock` outlives this.
  WorkMetrics(const sdk::Clock& clock, WorkWords words);

  // When things that still wait were received, in order.
  using Waiting = std::list<absl::Duration>;

  // Counts a thing as received; it waits until it is counted as done.
  Waiting::iterator Received();
  // `result` is an index of WorkWords.results.
  void Done(Waiting::iterator thing, size_t result);

  // In Prometheus' text format, version 0.0.4.
  std::string Text() const;

 private:
  const sdk::Clock& clock_;
  const WorkWords words_;
  mutable absl::Mutex mutex_;
  Waiting waiting_ ABSL_GUARDED_BY(mutex_);
  int64_t received_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<int64_t> done_ ABSL_GUARDED_BY(mutex_);
};

// One metric in Prometheus' text format, appended to `to`; for what a program
// counts besides.
void AppendMetric(absl::string_view name, absl::string_view type,
                  absl::string_view help, const absl::AlphaNum& value,
                  std::string& to);

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_WORK_METRICS_H_
