#include "core/admission/group.h"

#include <algorithm>
#include <utility>

#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "core/model/account_state.h"

namespace intake {
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
  before_.reserve(items);
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
  if (const auto here = SeenHere(entry, channel, request_key)) {
    if (const auto* repeated =
            std::get_if<SubmissionRepeated>(&events_[*here].body)) {
      return FindByKey(entry, channel, repeated->repeated_key);
    }
    any_repeated_ = true;
    const auto& judged = std::get<SubmissionJudged>(events_[*here].body);
    return Judged{.content_fingerprint = judged.content_fingerprint,
                  .receipt = *here};
  }
  absl::StatusOr<std::optional<SubmissionJudged>> stored =
      store_.FindByKey(entry.stream, channel, request_key);
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return std::nullopt;
  return Judged{.content_fingerprint = (*stored)->content_fingerprint,
                .receipt = std::move((*stored)->receipt)};
}

std::optional<size_t> Group::SeenHere(const StateCache::Entry& entry,
                                      absl::string_view channel,
                                      absl::string_view request_key) const {
  const auto last = last_of_.find(&entry);
  if (last == last_of_.end()) return std::nullopt;
  // The first of a key stands.
  std::optional<size_t> found;
  for (std::optional<size_t> at = last->second; at; at = before_[*at]) {
    const std::optional<SubmissionKey> key = KeyIn(events_[*at].body);
    if (key && key->channel == channel && key->request_key == request_key) {
      found = at;
    }
  }
  return found;
}

size_t Group::Append(absl::string_view stream, uint32_t sequence,
                     absl::string_view actor, EventBody body,
                     std::optional<size_t> before) {
  events_.push_back({.stream = std::string(stream),
                     .sequence = sequence,
                     .recorded_at = now_,
                     .actor = std::string(actor),
                     .body = std::move(body)});
  before_.push_back(before);
  return events_.size() - 1;
}

size_t Group::Record(StateCache::Entry& entry, absl::string_view actor,
                     EventBody body) {
  const auto [last, is_first] = last_of_.try_emplace(&entry, events_.size());
  const size_t index =
      Append(entry.stream, entry.state.sequence + 1, actor, std::move(body),
             is_first ? std::nullopt : std::optional(last->second));
  last->second = index;
  const Event& event = events_.back();
  const bool defines = std::holds_alternative<AccountDefined>(event.body);
  if (defines) states_.BeforeChange(entry);
  Evolve(entry.state, event);
  if (defines) states_.AfterChange(entry);
  return index;
}

void Group::RecordOnChannels(absl::string_view actor, EventBody body) {
  // Others hold the register as it was; they keep it.
  auto changed = std::make_shared<ChannelRegister>(*channels_);
  Append(kChannelsStream, changed->sequence + 1, actor, std::move(body),
         std::nullopt);
  Evolve(*changed, events_.back());
  channels_ = std::move(changed);
}

void Group::RecordOnBilling(absl::string_view actor, EventBody body) {
  auto changed = std::make_shared<BillingRegister>(*billing_);
  Append(kBillingStream, changed->sequence + 1, actor, std::move(body),
         std::nullopt);
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
