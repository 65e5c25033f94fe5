// The events as they were appended.

#include <variant>

#include "core/base/receipt_code.h"
#include "storage/memory/memory_store.h"
#include "storage/views/store_errors.h"

namespace intake {

const LoggedEvent& MemoryStore::EventAt(uint64_t position) const {
  const auto& [stream, sequence] = journal_[position - 1];
  return Find(stream)->events()[sequence - 1];
}

const LoggedEvent* MemoryStore::FindReceiptEvent(absl::string_view code) const {
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  if (!number.ok()) return nullptr;
  const auto found = receipts_.find(*number);
  return found == receipts_.end() ? nullptr : &EventAt(found->second);
}

absl::StatusOr<uint64_t> MemoryStore::LastPosition() {
  absl::MutexLock lock(&mutex_);
  return journal_.size();
}

absl::StatusOr<LogPage> MemoryStore::ReadLog(uint64_t position,
                                             size_t events_max,
                                             LogScope scope) {
  absl::MutexLock lock(&mutex_);
  LogPage page = {.reached = position};
  while (page.reached < journal_.size() &&
         page.reached - position < events_max) {
    const LoggedEvent& logged = EventAt(++page.reached);
    if (scope == LogScope::kEverything ||
        !std::holds_alternative<AccountDefined>(logged.event.body)) {
      page.events.push_back(logged);
    }
  }
  return page;
}

absl::StatusOr<std::vector<LoggedEvent>> MemoryStore::ReadStream(
    absl::string_view stream) {
  absl::MutexLock lock(&mutex_);
  const MemoryStream* const found = Find(stream);
  if (found == nullptr) return StreamNotFound(stream);
  return found->events();
}

absl::StatusOr<LoggedEvent> MemoryStore::FindJudged(absl::string_view code) {
  absl::MutexLock lock(&mutex_);
  const LoggedEvent* const found = FindReceiptEvent(code);
  if (found == nullptr) return ReceiptNotFound(code);
  return *found;
}

}  // namespace intake
