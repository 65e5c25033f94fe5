// Commands on their way to admission's thread: from many threads to one,
// bounded.

#ifndef INTAKE_CORE_ADMISSION_COMMAND_QUEUE_H_
#define INTAKE_CORE_ADMISSION_COMMAND_QUEUE_H_

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/admission/command.h"

namespace intake {

using Commands = std::vector<std::unique_ptr<Command>>;

// Thread-safe.
class CommandQueue {
 public:
  explicit CommandQueue(size_t items_max) : items_max_(items_max) {}

  // Takes `command` unless it fails. RESOURCE_EXHAUSTED `QUEUE_FULL`: more than
  // `items_max` would wait; one that is larger than that gets in when nothing
  // waits. UNAVAILABLE `SHUTTING_DOWN`: after Close.
  absl::Status Push(std::unique_ptr<Command>& command);

  // What waits, oldest first: of a long queue a part, up to `items_max` items
  // but at least one command. Waits for one at most `timeout`: then none. No
  // value when the queue is closed and empty.
  std::optional<Commands> Take(size_t items_max, absl::Duration timeout);

  // Takes nothing more in; what waits may still be taken out.
  void Close();

 private:
  const size_t items_max_;
  absl::Mutex mutex_;
  absl::CondVar changed_;
  std::deque<std::unique_ptr<Command>> waiting_ ABSL_GUARDED_BY(mutex_);
  size_t items_ ABSL_GUARDED_BY(mutex_) = 0;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_COMMAND_QUEUE_H_
