#include "core/admission/command_queue.h"

#include <algorithm>
#include <utility>

#include "core/admission/admission_errors.h"

namespace intake {
namespace {

// A command of nothing takes its place too.
size_t ItemsOf(const Command& command) {
  return std::max<size_t>(command.items(), 1);
}

// Of a long queue only half is taken at a time, so that while one group is
// judged and written the answers of the one before are on their way and the
// next requests come in: callers and admission work side by side, not in turns.
constexpr size_t kGroupItemsAlways = 32;

}  // namespace

absl::Status CommandQueue::Push(std::unique_ptr<Command>& command) {
  const size_t items = ItemsOf(*command);
  absl::MutexLock lock(&mutex_);
  if (closed_) return ShuttingDownError();
  if (!waiting_.empty() && items_ + items > items_max_) {
    return QueueFullError(items_max_);
  }
  items_ += items;
  waiting_.push_back(std::move(command));
  changed_.Signal();
  return absl::OkStatus();
}

std::optional<Commands> CommandQueue::Take(size_t items_max,
                                           absl::Duration timeout) {
  absl::MutexLock lock(&mutex_);
  while (waiting_.empty() && !closed_) {
    if (changed_.WaitWithTimeout(&mutex_, timeout)) break;
  }
  if (waiting_.empty() && closed_) return std::nullopt;
  items_max = std::min(items_max, std::max(kGroupItemsAlways, items_ / 2));
  Commands taken;
  size_t items = 0;
  while (!waiting_.empty()) {
    const size_t more = ItemsOf(*waiting_.front());
    if (!taken.empty() && items + more > items_max) break;
    items += more;
    taken.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  items_ -= items;
  return taken;
}

void CommandQueue::Close() {
  absl::MutexLock lock(&mutex_);
  closed_ = true;
  changed_.Signal();
}

}  // namespace intake
