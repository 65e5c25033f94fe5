#include "tests/support/fake_event_store.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/decide/evolve.h"

namespace intake::testing {

void FakeEventStore::Break(absl::Status status) {
  absl::MutexLock lock(&mutex_);
  broken_ = std::move(status);
}

void FakeEventStore::Heal() { Break(absl::OkStatus()); }

void FakeEventStore::FailReads(absl::Status status) {
  absl::MutexLock lock(&mutex_);
  reads_ = std::move(status);
}

void FakeEventStore::Damage(const std::string& stream) {
  absl::MutexLock lock(&mutex_);
  damaged_.insert(stream);
}

void FakeEventStore::FailOneAppend(absl::Status status, bool stored) {
  absl::MutexLock lock(&mutex_);
  failures_.push_back({std::move(status), stored});
}

void FakeEventStore::Hold() {
  absl::MutexLock lock(&mutex_);
  held_ = true;
}

void FakeEventStore::Release() {
  absl::MutexLock lock(&mutex_);
  held_ = false;
}

void FakeEventStore::AwaitAppend() {
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&append_waits_));
}

std::vector<size_t> FakeEventStore::GroupSizes() const {
  absl::MutexLock lock(&mutex_);
  return group_sizes_;
}

std::vector<Event> FakeEventStore::EventsOf(const std::string& stream) const {
  absl::MutexLock lock(&mutex_);
  const auto found = streams_.find(stream);
  return found == streams_.end() ? std::vector<Event>() : found->second;
}

size_t FakeEventStore::JudgedCount() const {
  absl::MutexLock lock(&mutex_);
  size_t count = 0;
  for (const auto& [stream, events] : streams_) {
    for (const Event& event : events) {
      if (std::holds_alternative<SubmissionJudged>(event.body)) ++count;
    }
  }
  return count;
}

size_t FakeEventStore::KeyLookups() const {
  absl::MutexLock lock(&mutex_);
  return key_lookups_;
}

absl::StatusOr<std::vector<AccountState>> FakeEventStore::LoadStates(
    absl::Span<const std::string> streams) {
  absl::MutexLock lock(&mutex_);
  std::vector<AccountState> states;
  for (const std::string& stream : streams) {
    absl::Status status = CheckReadable(stream);
    if (!status.ok()) return status;
    states.push_back(StateOf(stream));
  }
  return states;
}

absl::Status FakeEventStore::CheckReadable(const std::string& stream) const {
  if (!damaged_.contains(stream)) return reads_;
  return absl::DataLossError(absl::StrCat("stream ", stream, " is damaged"));
}

absl::Status FakeEventStore::VisitStates(
    const std::function<bool(const std::string& stream, AccountState state)>&
        visit) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  for (const auto& [stream, events] : streams_) {
    if (!IsAccountStream(stream)) continue;
    absl::Status status = CheckReadable(stream);
    if (!status.ok()) return status;
    if (!visit(stream, StateOf(stream))) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<bool>> FakeEventStore::AccountsExist(
    absl::Span<const std::string> numbers) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  std::vector<bool> exist;
  for (const std::string& number : numbers) {
    exist.push_back(IsAccountStream(number) && streams_.contains(number));
  }
  return exist;
}

absl::Status FakeEventStore::Append(absl::Span<const Event> group) {
  absl::MutexLock lock(&mutex_);
  append_waits_ = held_;
  const auto released = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return !held_;
  };
  mutex_.Await(absl::Condition(&released));
  append_waits_ = false;
  if (!broken_.ok()) return broken_;
  if (absl::Status status = CheckSequences(group); !status.ok()) return status;
  Failure failure;
  if (!failures_.empty()) {
    failure = failures_.front();
    failures_.pop_front();
  }
  if (failure.status.ok() || failure.stored) Store(group);
  return failure.status;
}

absl::Status FakeEventStore::CheckSequences(
    absl::Span<const Event> group) const {
  std::map<std::string, size_t> lengths;
  for (const Event& event : group) {
    const auto found = streams_.find(event.stream);
    const size_t stored = found == streams_.end() ? 0 : found->second.size();
    const size_t due =
        lengths.emplace(event.stream, stored).first->second++ + 1;
    if (event.sequence != due) {
      return absl::AbortedError(absl::StrCat(event.stream, ": got sequence ",
                                             event.sequence, ", want ", due));
    }
  }
  return absl::OkStatus();
}

void FakeEventStore::Store(absl::Span<const Event> group) {
  group_sizes_.push_back(group.size());
  for (const Event& event : group) streams_[event.stream].push_back(event);
}

AccountState FakeEventStore::StateOf(const std::string& stream) const {
  AccountState state;
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return state;
  for (const Event& event : found->second) Evolve(state, event);
  return state;
}

absl::StatusOr<std::optional<SubmissionJudged>> FakeEventStore::FindByKey(
    absl::string_view stream, absl::string_view channel,
    absl::string_view request_key) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  ++key_lookups_;
  const auto found = streams_.find(std::string(stream));
  if (found == streams_.end()) return std::nullopt;
  for (const Event& event : found->second) {
    const auto* judged = std::get_if<SubmissionJudged>(&event.body);
    if (judged != nullptr && judged->channel == channel &&
        judged->submission.request_key == request_key) {
      return *judged;
    }
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<Event>> FakeEventStore::LoadChannelEvents() {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  const auto found = streams_.find(kChannelsStream);
  return found == streams_.end() ? std::vector<Event>() : found->second;
}

uint64_t FakeEventStore::TakeReceiptNumbers(uint64_t count) {
  absl::MutexLock lock(&mutex_);
  return std::exchange(next_receipt_, next_receipt_ + count);
}

absl::Status FakeEventStore::Probe() {
  absl::MutexLock lock(&mutex_);
  return broken_;
}

}  // namespace intake::testing
