#include "storage/memory/memory_stream.h"

#include <variant>

#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"
#include "storage/views/redefinition.h"

namespace intake {
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

}  // namespace

void MemoryStream::Append(const Event& event) {
  chain_.push_back(HashOf(chain_.empty() ? kChainStart : chain_.back(), event));
  if (const auto* defined = std::get_if<AccountDefined>(&event.body)) {
    Apply(event, *defined);
  }
  // Readings keep the account's form of before the judgement, as every
  // judgement was made against it.
  if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
    Apply(event, *judged);
  }
  Evolve(state_, event);
  state_.sequence = event.sequence;
  events_.push_back(event);
}

void MemoryStream::Apply(const Event& event, const AccountDefined& defined) {
  defined_sequence_ = event.sequence;
  imported_superseded_.clear();
  if (!state_.account) return;
  const std::map<RegisterRef, RegisterRef> moved =
      MovedRegisters(*state_.account, defined.account, event.sequence);
  for (KeyedReading& reading : submitted_) {
    RegisterRef& target = reading.row.slot.ref;
    const auto found = moved.find(target);
    if (found != moved.end()) target = found->second;
    // On one date the submitted reading stands.
    const ReadingPlace place = {reading.row.date, target};
    if (reading.row.state == ReadingState::kLive &&
        IsImported(defined.account, place)) {
      imported_superseded_.insert(place);
    }
  }
}

void MemoryStream::Apply(const Event& event, const SubmissionJudged& judged) {
  keys_.try_emplace({judged.channel, judged.submission.request_key},
                    event.sequence);
  if (!state_.account) return;
  for (const SupersededReading& superseded : judged.superseded) {
    Supersede({superseded.date, superseded.target});
  }
  for (KeyedReading& reading :
       SubmittedReadings(*state_.account, judged, event.sequence)) {
    submitted_.push_back(std::move(reading));
  }
}

void MemoryStream::Supersede(const ReadingPlace& place) {
  imported_superseded_.insert(place);
  for (KeyedReading& reading : submitted_) {
    if (reading.row.date == place.date &&
        reading.row.slot.ref == place.target &&
        reading.row.state == ReadingState::kLive) {
      reading.row.state = ReadingState::kSuperseded;
    }
  }
}

const SubmissionJudged* MemoryStream::FindByKey(
    const std::string& channel, const std::string& request_key) const {
  const auto found = keys_.find({channel, request_key});
  if (found == keys_.end()) return nullptr;
  return &std::get<SubmissionJudged>(events_[found->second - 1].body);
}

AccountDefinition MemoryStream::Definition() const {
  const Event& event = events_[defined_sequence_ - 1];
  return {.account = std::get<AccountDefined>(event.body).account,
          .sequence = event.sequence,
          .recorded_at = event.recorded_at};
}

ReadingPage MemoryStream::ListReadings(const Page<ReadingKey>& page) const {
  std::vector<KeyedReading> rows =
      ImportedReadings(Definition(), imported_superseded_);
  rows.insert(rows.end(), submitted_.begin(), submitted_.end());
  return MakeReadingPage(std::move(rows), page);
}

SubmissionPage MemoryStream::ListSubmissions(const Page<uint32_t>& page) const {
  SubmissionPage result;
  for (size_t i = events_.size(); i > 0; --i) {
    const Event& event = events_[i - 1];
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
  ChainHash previous = kChainStart;
  for (size_t i = 0; i < events_.size(); ++i) {
    previous = HashOf(previous, events_[i]);
    if (previous != chain_[i]) {
      return absl::DataLossError(
          absl::StrCat("stream ", events_[i].stream, ", sequence ", i + 1,
                       ": the event does not fit its hash"));
    }
  }
  return absl::OkStatus();
}

}  // namespace intake
