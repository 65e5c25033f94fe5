#include "tests/support/fake_event_store.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/receipt_code.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"

namespace intake::testing {
namespace {

ChainHash HashOf(const ChainHash& previous, const Event& event) {
  const std::string body = EncodeEventBody(event.body);
  return NextHash(previous,
                  {.stream = event.stream,
                   .sequence = event.sequence,
                   .recorded_at_us = absl::ToUnixMicros(event.recorded_at),
                   .actor = event.actor,
                   .body = body});
}

// What was judged under that key, or under the one that it repeats.
std::optional<SubmissionJudged> FindIn(const std::vector<Event>& events,
                                       absl::string_view channel,
                                       absl::string_view request_key) {
  for (const Event& event : events) {
    const std::optional<SubmissionKey> key = KeyIn(event.body);
    if (!key || key->channel != channel || key->request_key != request_key) {
      continue;
    }
    if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
      return *judged;
    }
    return FindIn(events, channel,
                  std::get<SubmissionRepeated>(event.body).repeated_key);
  }
  return std::nullopt;
}

}  // namespace

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

absl::Status FakeEventStore::VisitStates(const StateVisitor& visit) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  for (const auto& [stream, events] : streams_) {
    if (!IsAccountStream(stream)) continue;
    absl::Status status = CheckReadable(stream);
    if (!status.ok()) return status;
    if (!visit(stream, EncodeState(StateOf(stream)))) break;
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

absl::StatusOr<std::vector<std::vector<std::string>>>
FakeEventStore::AccountsWithPaymentCodes(absl::Span<const std::string> codes) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  std::vector<std::vector<std::string>> accounts(codes.size());
  for (const auto& [stream, events] : streams_) {
    if (!IsAccountStream(stream)) continue;
    const AccountState state = StateOf(stream);
    for (size_t i = 0; i < codes.size(); ++i) {
      if (state.account->payment_code == codes[i]) {
        accounts[i].push_back(stream);
      }
    }
  }
  return accounts;
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
  for (const Event& event : group) {
    ChainHash& chain =
        chains_.try_emplace(event.stream, kChainStart).first->second;
    chain = HashOf(chain, event);
    log_.push_back({.position = log_.size() + 1,
                    .event = event,
                    .chain_hash = std::string(ChainBytes(chain))});
    streams_[event.stream].push_back(event);
  }
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
  return FindIn(found->second, channel, request_key);
}

absl::StatusOr<std::optional<std::string>> FakeEventStore::StreamOfReceipt(
    uint64_t receipt_number) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  const LoggedEvent* const found = FindReceipt(receipt_number);
  if (found == nullptr) return std::nullopt;
  return found->event.stream;
}

const LoggedEvent* FakeEventStore::FindReceipt(uint64_t number) const {
  for (const LoggedEvent& logged : log_) {
    const auto* judged = std::get_if<SubmissionJudged>(&logged.event.body);
    if (judged == nullptr) continue;
    const absl::StatusOr<uint64_t> given =
        ParseReceiptCode(judged->receipt.code);
    if (given.ok() && *given == number) return &logged;
  }
  return nullptr;
}

absl::StatusOr<std::vector<Event>> FakeEventStore::LoadEvents(
    absl::string_view stream) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  const auto found = streams_.find(std::string(stream));
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

absl::StatusOr<uint64_t> FakeEventStore::LastPosition() {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  return log_.size();
}

absl::StatusOr<LogPage> FakeEventStore::ReadLog(uint64_t position,
                                                size_t events_max,
                                                LogScope scope) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  LogPage page = {.reached = position};
  for (; page.reached < log_.size() && page.reached - position < events_max;
       ++page.reached) {
    const LoggedEvent& logged = log_[page.reached];
    if (scope == LogScope::kWithoutDefinitions &&
        std::holds_alternative<AccountDefined>(logged.event.body)) {
      continue;
    }
    if (absl::Status status = CheckReadable(logged.event.stream);
        !status.ok()) {
      return WithPlace(status, absl::StrCat("position ", logged.position));
    }
    page.events.push_back(logged);
  }
  return page;
}

absl::StatusOr<std::vector<LoggedEvent>> FakeEventStore::ReadStream(
    absl::string_view stream) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status status = CheckReadable(std::string(stream)); !status.ok()) {
    return status;
  }
  std::vector<LoggedEvent> events;
  for (const LoggedEvent& logged : log_) {
    if (logged.event.stream == stream) events.push_back(logged);
  }
  if (events.empty()) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "STREAM_NOT_FOUND",
                           absl::StrCat("there is no stream ", stream));
  }
  return events;
}

absl::StatusOr<LoggedEvent> FakeEventStore::FindJudged(absl::string_view code) {
  absl::MutexLock lock(&mutex_);
  if (!reads_.ok()) return reads_;
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  const LoggedEvent* const found = number.ok() ? FindReceipt(*number) : nullptr;
  if (found == nullptr) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
                           absl::StrCat("there is no receipt ", code));
  }
  return *found;
}

}  // namespace intake::testing
