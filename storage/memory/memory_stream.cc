#include "storage/memory/memory_stream.h"

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"
#include "storage/chain/chain.h"
#include "storage/views/redefinition.h"

namespace intake {
namespace {

// Of an event that follows one whose hash is `previous`, empty for the first.
std::string HashOf(absl::string_view previous, const Event& event) {
  ChainHash before = kChainStart;
  std::copy(previous.begin(), previous.end(), before.begin());
  const std::string body = EncodeEventBody(event.body);
  return std::string(ChainBytes(
      NextHash(before, {.stream = event.stream,
                        .sequence = event.sequence,
                        .recorded_at_us = absl::ToUnixMicros(event.recorded_at),
                        .actor = event.actor,
                        .body = body})));
}

}  // namespace

void MemoryStream::Append(const Event& event, uint64_t position) {
  if (const auto* defined = std::get_if<AccountDefined>(&event.body)) {
    MoveReadings(event, *defined);
  }
  if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
    keys_.try_emplace({judged->channel, judged->submission.request_key},
                      event.sequence);
  }
  // Readings keep the account's form of before the event, as every decision was
  // made against it.
  ChangeReadings(event);
  Evolve(state_, event);
  const std::string previous =
      events_.empty() ? std::string() : events_.back().chain_hash;
  events_.push_back({.position = position,
                     .event = event,
                     .chain_hash = HashOf(previous, event)});
}

void MemoryStream::MoveReadings(const Event& event,
                                const AccountDefined& defined) {
  defined_sequence_ = event.sequence;
  imported_endings_.clear();
  if (!state_.account) return;
  const std::map<RegisterRef, RegisterRef> moved =
      MovedRegisters(*state_.account, defined.account, event.sequence);
  for (KeyedReading& reading : readings_) {
    RegisterRef& target = reading.row.slot.ref;
    const auto found = moved.find(target);
    if (found != moved.end()) target = found->second;
    // On one date the submitted reading stands.
    const ReadingPlace place = {reading.row.date, target};
    if (reading.row.state == ReadingState::kLive &&
        IsImported(defined.account, place)) {
      imported_endings_.emplace(place, ReadingState::kSuperseded);
    }
  }
}

void MemoryStream::ChangeReadings(const Event& event) {
  ReadingChanges changes = ReadingChangesOf(state_, event);
  for (const EndedHold& hold : changes.holds) End(hold);
  for (const EndedReading& ended : changes.ended) End(ended);
  for (KeyedReading& reading : changes.added) {
    readings_.push_back(std::move(reading));
  }
}

void MemoryStream::End(const EndedHold& hold) {
  const auto is_held = [&hold](const KeyedReading& reading) {
    return reading.row.state == ReadingState::kHeld &&
           reading.row.receipt_code == hold.receipt_code;
  };
  if (!hold.state) {
    std::erase_if(readings_, is_held);
    return;
  }
  for (KeyedReading& reading : readings_) {
    if (is_held(reading)) reading.row.state = *hold.state;
  }
}

void MemoryStream::End(const EndedReading& ended) {
  // What became of an imported reading first stays so.
  imported_endings_.emplace(ended.place, ended.state);
  for (KeyedReading& reading : readings_) {
    if (reading.row.date == ended.place.date &&
        reading.row.slot.ref == ended.place.target &&
        reading.row.state == ReadingState::kLive) {
      reading.row.state = ended.state;
    }
  }
}

const SubmissionJudged* MemoryStream::FindByKey(
    const std::string& channel, const std::string& request_key) const {
  const auto found = keys_.find({channel, request_key});
  if (found == keys_.end()) return nullptr;
  return &std::get<SubmissionJudged>(events_[found->second - 1].event.body);
}

AccountDefinition MemoryStream::Definition() const {
  const Event& event = events_[defined_sequence_ - 1].event;
  return {.account = std::get<AccountDefined>(event.body).account,
          .sequence = event.sequence,
          .recorded_at = event.recorded_at};
}

ReadingPage MemoryStream::ListReadings(const Page<ReadingKey>& page) const {
  std::vector<KeyedReading> rows =
      ImportedReadings(Definition(), imported_endings_);
  rows.insert(rows.end(), readings_.begin(), readings_.end());
  return MakeReadingPage(std::move(rows), page);
}

SubmissionPage MemoryStream::ListSubmissions(const Page<uint32_t>& page) const {
  SubmissionPage result;
  for (size_t i = events_.size(); i > 0; --i) {
    const Event& event = events_[i - 1].event;
    const auto* judged = std::get_if<SubmissionJudged>(&event.body);
    if (judged == nullptr) continue;
    if (page.before && event.sequence >= *page.before) continue;
    if (result.rows.size() == PageItems(page.items_max)) {
      result.next = result.rows.back().sequence;
      break;
    }
    result.rows.push_back({event.sequence, *judged});
  }
  return result;
}

absl::Status MemoryStream::VerifyChain() const {
  std::string previous;
  for (const auto& [position, event, chain_hash] : events_) {
    previous = HashOf(previous, event);
    if (previous != chain_hash) {
      return absl::DataLossError(
          absl::StrCat("stream ", event.stream, ", sequence ", event.sequence,
                       ": the event does not fit its hash"));
    }
  }
  return absl::OkStatus();
}

}  // namespace intake
