#include "storage/memory/memory_stream.h"

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"
#include "storage/chain/chain.h"
#include "storage/views/readings.h"

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
  if (const std::optional<SubmissionKey> key = KeyIn(event.body)) {
    keys_.try_emplace(
        {std::string(key->channel), std::string(key->request_key)},
        event.sequence);
  }
  readings_.Apply(state_, event);
  Evolve(state_, event);
  const std::string previous =
      events_.empty() ? std::string() : events_.back().chain_hash;
  events_.push_back({.position = position,
                     .event = event,
                     .chain_hash = HashOf(previous, event)});
}

const SubmissionJudged* MemoryStream::FindByKey(
    const std::string& channel, const std::string& request_key) const {
  const auto found = keys_.find({channel, request_key});
  if (found == keys_.end()) return nullptr;
  const EventBody& body = events_[found->second - 1].event.body;
  if (const auto* repeated = std::get_if<SubmissionRepeated>(&body)) {
    return FindByKey(channel, repeated->repeated_key);
  }
  return &std::get<SubmissionJudged>(body);
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
