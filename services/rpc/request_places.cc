#include "services/rpc/request_places.h"

#include <utility>

namespace intake {

void RequestPlaces::Take(std::function<void()> go_on) {
  {
    absl::MutexLock lock(&mutex_);
    if (free_ == 0 || !waiting_.empty()) {
      waiting_.push_back(std::move(go_on));
      return;
    }
    --free_;
  }
  go_on();
}

void RequestPlaces::GiveBack() {
  {
    absl::MutexLock lock(&mutex_);
    ++free_;
  }
  LetIn();
}

void RequestPlaces::LetIn() {
  while (true) {
    std::function<void()> go_on;
    {
      absl::MutexLock lock(&mutex_);
      if (letting_in_ || free_ == 0 || waiting_.empty()) return;
      letting_in_ = true;
      --free_;
      go_on = std::move(waiting_.front());
      waiting_.pop_front();
    }
    go_on();
    absl::MutexLock lock(&mutex_);
    letting_in_ = false;
  }
}

}  // namespace intake
