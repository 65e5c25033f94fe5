#include "services/server/periodically.h"

#include <utility>

namespace intake {

Periodically::Periodically(absl::Duration interval, std::function<void()> work)
    : interval_(interval), work_(std::move(work)), thread_([this] { Run(); }) {}

Periodically::~Periodically() { Stop(); }

void Periodically::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void Periodically::Run() {
  absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    work_();
    mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval_);
  }
}

}  // namespace intake
