#include "core/admission/group.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "core/model/account_state.h"

namespace intake {
namespace {

// Streams and channels have no zero byte.
std::string JudgedKey(absl::string_view stream, absl::string_view channel,
                      absl::string_view request_key) {
  const absl::string_view zero("\0", 1);
  return absl::StrCat(stream, zero, channel, zero, request_key);
}

}  // namespace

Group::Group(EventStore& store, StateCache& states, const RuleBook& rules,
             std::shared_ptr<const ChannelRegister> channels,
             std::shared_ptr<const BillingRegister> billing, absl::Time now,
             size_t items)
    : store_(store),
      states_(states),
      rules_(rules),
      now_(now),
      accounts_(states),
      channels_(std::move(channels)),
      billing_(std::move(billing)) {
  events_.reserve(items);
}

const std::vector<const ChannelPolicy*>& Group::OpenChannels(
    absl::Time moment) {
  open_channels_ = OpenChannelsAt(*channels_, moment);
  return open_channels_;
}

absl::StatusOr<StateCache::Entry*> Group::Stream(absl::string_view stream) {
  if (StateCache::Entry* const entry = states_.Find(stream)) return entry;
  absl::StatusOr<std::vector<AccountState>> loaded =
      store_.LoadStates({std::string(stream)});
  if (!loaded.ok()) return loaded.status();
  return &states_.Put(stream, std::move(loaded->front()));
}

absl::StatusOr<StateCache::Entry*> Group::StreamOfReceipt(
    absl::string_view code) {
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  if (!number.ok()) return nullptr;
  const absl::StatusOr<std::optional<std::string>> stream =
      store_.StreamOfReceipt(*number);
  if (!stream.ok()) return stream.status();
  if (!stream->has_value() || !IsAccountStream(**stream)) return nullptr;
  return Stream(**stream);
}

absl::StatusOr<std::vector<Event>> Group::PastOf(
    const StateCache::Entry& entry) {
  absl::StatusOr<std::vector<Event>> past = store_.LoadEvents(entry.stream);
  if (!past.ok()) return past;
  for (const Event& event : events_) {
    if (event.stream == entry.stream) past->push_back(event);
  }
  return past;
}

absl::StatusOr<std::optional<Group::Judged>> Group::FindByKey(
    const StateCache::Entry& entry, absl::string_view channel,
    absl::string_view request_key) {
  const AccountState& state = entry.state;
  const uint64_t fingerprint = KeyFingerprint(channel, request_key);
  if (state.all_keys_recent &&
      std::find(state.recent_keys.begin(), state.recent_keys.end(),
                fingerprint) == state.recent_keys.end()) {
    return std::nullopt;
  }
  const auto here = judged_.find(JudgedKey(entry.stream, channel, request_key));
  if (here != judged_.end()) {
    any_repeated_ = true;
    const auto& judged = std::get<SubmissionJudged>(events_[here->second].body);
    return Judged{.content_fingerprint = judged.content_fingerprint,
                  .receipt = here->second};
  }
  absl::StatusOr<std::optional<SubmissionJudged>> stored =
      store_.FindByKey(entry.stream, channel, request_key);
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return std::nullopt;
  return Judged{.content_fingerprint = (*stored)->content_fingerprint,
                .receipt = std::move((*stored)->receipt)};
}

size_t Group::Record(StateCache::Entry& entry, absl::string_view actor,
                     EventBody body) {
  const size_t index = events_.size();
  events_.push_back({.stream = entry.stream,
                     .sequence = entry.state.sequence + 1,
                     .recorded_at = now_,
                     .actor = std::string(actor),
                     .body = std::move(body)});
  const Event& event = events_.back();
  const bool defines = std::holds_alternative<AccountDefined>(event.body);
  if (defines) states_.BeforeChange(entry);
  Evolve(entry.state, event);
  if (defines) states_.AfterChange(entry);
  if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
    judged_.emplace(JudgedKey(entry.stream, judged->channel,
                              judged->submission.request_key),
                    index);
  }
  return index;
}

void Group::RecordOnChannels(absl::string_view actor, EventBody body) {
  // Others hold the register as it was; they keep it.
  auto changed = std::make_shared<ChannelRegister>(*channels_);
  events_.push_back({.stream = kChannelsStream,
                     .sequence = changed->sequence + 1,
                     .recorded_at = now_,
                     .actor = std::string(actor),
                     .body = std::move(body)});
  Evolve(*changed, events_.back());
  channels_ = std::move(changed);
}

void Group::RecordOnBilling(absl::string_view actor, EventBody body) {
  auto changed = std::make_shared<BillingRegister>(*billing_);
  events_.push_back({.stream = kBillingStream,
                     .sequence = changed->sequence + 1,
                     .recorded_at = now_,
                     .actor = std::string(actor),
                     .body = std::move(body)});
  Evolve(*changed, events_.back());
  billing_ = std::move(changed);
}

Receipt Group::TakeReceipt(std::variant<size_t, Receipt>& receipt) {
  if (Receipt* const stored = std::get_if<Receipt>(&receipt)) {
    return std::move(*stored);
  }
  Event& event = events_[std::get<size_t>(receipt)];
  Receipt& judged = std::get<SubmissionJudged>(event.body).receipt;
  if (any_repeated_) return judged;
  return std::move(judged);
}

}  // namespace intake
