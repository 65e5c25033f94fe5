#include "storage/memory/memory_store.h"

#include <algorithm>
#include <variant>

#include "core/base/receipt_code.h"
#include "core/codec/event_codec.h"
#include "storage/views/store_errors.h"

namespace intake {

const MemoryStream* MemoryStore::Find(absl::string_view stream) const {
  const auto found = streams_.find(std::string(stream));
  return found == streams_.end() ? nullptr : &found->second;
}

absl::StatusOr<std::vector<AccountState>> MemoryStore::LoadStates(
    absl::Span<const std::string> streams) {
  absl::MutexLock lock(&mutex_);
  std::vector<AccountState> states;
  states.reserve(streams.size());
  for (const std::string& name : streams) {
    const MemoryStream* stream = Find(name);
    states.push_back(stream != nullptr ? stream->state() : AccountState());
  }
  return states;
}

absl::Status MemoryStore::VisitStates(const StateVisitor& visit) {
  absl::MutexLock lock(&mutex_);
  for (const auto& [name, stream] : streams_) {
    if (!stream.state().account) continue;
    if (!visit(name, EncodeState(stream.state()))) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<bool>> MemoryStore::AccountsExist(
    absl::Span<const std::string> numbers) {
  absl::MutexLock lock(&mutex_);
  std::vector<bool> exist;
  exist.reserve(numbers.size());
  for (const std::string& number : numbers) {
    const MemoryStream* stream = Find(number);
    exist.push_back(stream != nullptr && stream->state().account.has_value());
  }
  return exist;
}

absl::StatusOr<std::vector<std::vector<std::string>>>
MemoryStore::AccountsWithPaymentCodes(absl::Span<const std::string> codes) {
  absl::MutexLock lock(&mutex_);
  std::vector<std::vector<std::string>> accounts(codes.size());
  for (const auto& [name, stream] : streams_) {
    const std::optional<Account>& account = stream.state().account;
    for (size_t i = 0; account && i < codes.size(); ++i) {
      if (account->payment_code == codes[i] && accounts[i].size() < 2) {
        accounts[i].push_back(name);
      }
    }
  }
  return accounts;
}

absl::Status MemoryStore::Append(absl::Span<const Event> group) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status status = CheckSequences(group); !status.ok()) return status;
  for (const Event& event : group) Apply(event);
  return absl::OkStatus();
}

absl::Status MemoryStore::CheckSequences(absl::Span<const Event> group) const {
  std::map<std::string, uint32_t> heads;
  for (const Event& event : group) {
    const MemoryStream* stream = Find(event.stream);
    uint32_t& head =
        heads.try_emplace(event.stream, stream ? stream->sequence() : 0)
            .first->second;
    if (event.sequence != head + 1) {
      return SequenceConflict(event.stream, event.sequence, head + 1);
    }
    ++head;
  }
  return absl::OkStatus();
}

void MemoryStore::Apply(const Event& event) {
  journal_.emplace_back(event.stream, event.sequence);
  streams_[event.stream].Append(event, journal_.size());
  const auto* judged = std::get_if<SubmissionJudged>(&event.body);
  if (judged == nullptr) return;
  const absl::StatusOr<uint64_t> number =
      ParseReceiptCode(judged->receipt.code);
  if (!number.ok()) return;
  receipts_.try_emplace(*number, journal_.size());
  next_receipt_ = std::max(next_receipt_, *number + 1);
}

absl::StatusOr<std::optional<SubmissionJudged>> MemoryStore::FindByKey(
    absl::string_view stream, absl::string_view channel,
    absl::string_view request_key) {
  absl::MutexLock lock(&mutex_);
  const MemoryStream* found = Find(stream);
  if (found == nullptr) return std::nullopt;
  const SubmissionJudged* judged =
      found->FindByKey(std::string(channel), std::string(request_key));
  if (judged == nullptr) return std::nullopt;
  return *judged;
}

absl::StatusOr<std::optional<std::string>> MemoryStore::StreamOfReceipt(
    uint64_t receipt_number) {
  absl::MutexLock lock(&mutex_);
  const auto found = receipts_.find(receipt_number);
  if (found == receipts_.end()) return std::nullopt;
  return EventAt(found->second).event.stream;
}

absl::StatusOr<std::vector<Event>> MemoryStore::LoadEvents(
    absl::string_view stream) {
  absl::MutexLock lock(&mutex_);
  std::vector<Event> events;
  const MemoryStream* found = Find(stream);
  if (found == nullptr) return events;
  for (const LoggedEvent& logged : found->events()) {
    events.push_back(logged.event);
  }
  return events;
}

uint64_t MemoryStore::TakeReceiptNumbers(uint64_t count) {
  absl::MutexLock lock(&mutex_);
  const uint64_t first = next_receipt_;
  next_receipt_ += count;
  return first;
}

absl::Status MemoryStore::RebuildViews(const ViewsProgressHook& progress) {
  absl::MutexLock lock(&mutex_);
  const auto journal = std::move(journal_);
  const auto streams = std::move(streams_);
  const uint64_t next_receipt = next_receipt_;
  journal_.clear();
  streams_.clear();
  receipts_.clear();
  for (const auto& [stream, sequence] : journal) {
    Apply(streams.find(stream)->second.events()[sequence - 1].event);
  }
  next_receipt_ = next_receipt;
  progress({.events_done = journal_.size(), .events_total = journal_.size()});
  return absl::OkStatus();
}

absl::StatusOr<StoreFigures> MemoryStore::Figures() {
  absl::MutexLock lock(&mutex_);
  StoreFigures figures = {.journal_position = journal_.size(),
                          .views_position = journal_.size()};
  for (const auto& [name, stream] : streams_) {
    if (stream.state().account) ++figures.accounts;
  }
  return figures;
}

absl::StatusOr<uint64_t> MemoryStore::Verify() {
  absl::MutexLock lock(&mutex_);
  for (const auto& [name, stream] : streams_) {
    if (absl::Status status = stream.VerifyChain(); !status.ok()) return status;
  }
  return journal_.size();
}

}  // namespace intake
