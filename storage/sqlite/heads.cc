#include "storage/sqlite/heads.h"

namespace intake {

Head Heads::Find(absl::string_view stream) const {
  absl::ReaderMutexLock lock(&mutex_);
  const auto found = ids_.find(stream);
  return found == ids_.end() ? Head() : entries_[*found].head;
}

void Heads::Put(absl::string_view stream, const Head& head) {
  absl::MutexLock lock(&mutex_);
  PutOne(stream, head);
}

void Heads::Merge(const HeadMap& moved) {
  absl::MutexLock lock(&mutex_);
  for (const auto& [stream, head] : moved) PutOne(stream, head);
}

void Heads::PutOne(absl::string_view stream, const Head& head) {
  auto id = ids_.find(stream);
  if (id == ids_.end()) {
    entries_.push_back({.stream = std::string(stream), .head = Head()});
    id = ids_.insert(static_cast<uint32_t>(entries_.size() - 1)).first;
  }
  Head& known = entries_[*id].head;
  if (head.has_account && !known.has_account) ++accounts_;
  known = head;
}

void Heads::Reserve(size_t streams) {
  absl::MutexLock lock(&mutex_);
  ids_.reserve(streams);
}

uint64_t Heads::accounts() const {
  absl::ReaderMutexLock lock(&mutex_);
  return accounts_;
}

}  // namespace intake
