#include "core/admission/judge_submission.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/admission/decide_with_others.h"
#include "core/base/limits.h"
#include "core/decide/decide.h"

namespace intake {
namespace {

// The key under which the same channel sent this content lately to the same
// account; null where it did not. A clock that jumped tells nothing about what
// it left behind.
const std::string* KeyOfRepeated(const ChannelPolicy& channel,
                                 const WaitingSubmission& waiting,
                                 const AccountState& state) {
  for (const RecentContent& recent : state.recent_contents) {
    if (recent.fingerprint == waiting.content_fingerprint &&
        recent.channel == channel.id &&
        absl::AbsDuration(waiting.received_at - recent.received_at) <=
            limits::kContentRepeatWindow) {
      return &recent.request_key;
    }
  }
  return nullptr;
}

// How a submission stands to those before it.
struct Standing {
  // What it repeats; none where it is to be judged.
  std::optional<Group::Judged> earlier;
  // The key of that, where it is another than its own.
  std::string repeated_key;
  // The key to judge it under: its own, or one made of key and content where
  // its own was used for another content.
  std::string key;
};

absl::StatusOr<Standing> FindStanding(const ChannelPolicy& channel,
                                      const WaitingSubmission& waiting,
                                      const StateCache::Entry& entry,
                                      Group& group) {
  const std::string& own_key = waiting.submission.request_key;
  Standing standing{.key = own_key};
  // A second round finds the repeat of a reused key; a third comes only when
  // somebody sends keys that look like those made here.
  while (true) {
    absl::StatusOr<std::optional<Group::Judged>> seen =
        group.FindByKey(entry, channel.id, standing.key);
    if (!seen.ok()) return seen.status();
    if (!seen->has_value()) break;
    if ((*seen)->content_fingerprint == waiting.content_fingerprint) {
      standing.earlier = std::move(*seen);
      return standing;
    }
    absl::StrAppend(&standing.key, "~", absl::Hex(waiting.content_fingerprint));
  }
  const std::string* const repeated =
      standing.key == own_key ? KeyOfRepeated(channel, waiting, entry.state)
                              : nullptr;
  if (repeated != nullptr) {
    absl::StatusOr<std::optional<Group::Judged>> seen =
        group.FindByKey(entry, channel.id, *repeated);
    if (!seen.ok()) return seen.status();
    standing.earlier = std::move(*seen);
    standing.repeated_key = *repeated;
  }
  return standing;
}

// Whose submission it is; null where no known account is named. An answer is
// that account's whose receipt asked.
absl::StatusOr<NamedAccounts> FindOwner(const WaitingSubmission& waiting,
                                        Group& group) {
  if (!waiting.answer) {
    return FindNamed(waiting, group.rules(), group.accounts());
  }
  const absl::StatusOr<StateCache::Entry*> asked =
      group.StreamOfReceipt(waiting.answer->code);
  if (!asked.ok()) return asked.status();
  return NamedAccounts{.owner = *asked};
}

Facts FactsFor(const ChannelPolicy& channel, const WaitingSubmission& waiting,
               const NamedAccounts& named, Group& group) {
  return {.channel = &channel,
          .open_channels = group.OpenChannels(waiting.received_at),
          .rules = &group.rules(),
          .received_at = waiting.received_at,
          .named = named.in_text,
          .billing = &group.billing(),
          .answer = waiting.answer,
          .content_fingerprint = waiting.content_fingerprint};
}

}  // namespace

absl::StatusOr<GroupReceipt> JudgeSubmission(const ChannelPolicy& channel,
                                             const WaitingSubmission& waiting,
                                             Group& group) {
  const absl::StatusOr<NamedAccounts> named = FindOwner(waiting, group);
  if (!named.ok()) return named.status();
  StateCache::Entry* entry = named->owner;
  if (entry == nullptr) {
    absl::StatusOr<StateCache::Entry*> bucket = group.Stream(
        UnknownAccountStream(channel.id, waiting.submission.request_key));
    if (!bucket.ok()) return bucket.status();
    entry = *bucket;
  }

  absl::StatusOr<Standing> standing =
      FindStanding(channel, waiting, *entry, group);
  if (!standing.ok()) return standing.status();
  if (standing->earlier.has_value()) {
    // From now on this key has that receipt, whenever it comes.
    if (!standing->repeated_key.empty()) {
      group.Record(*entry, channel.id,
                   SubmissionRepeated{
                       .channel = channel.id,
                       .request_key = standing->key,
                       .repeated_key = std::move(standing->repeated_key)});
    }
    return GroupReceipt{std::move(standing->earlier->receipt),
                        /*replayed=*/true};
  }

  Facts facts = FactsFor(channel, waiting, *named, group);
  facts.receipt_number = group.TakeReceiptNumber();
  facts.key_reused = standing->key != waiting.submission.request_key;
  SubmissionJudged judged =
      DecideWithOthers(entry->state, facts, waiting.submission, group.states());
  judged.submission.request_key = std::move(standing->key);
  return GroupReceipt{group.Record(*entry, channel.id, std::move(judged))};
}

absl::StatusOr<Receipt> CheckSubmission(const ChannelPolicy& channel,
                                        const WaitingSubmission& waiting,
                                        Group& group) {
  const absl::StatusOr<NamedAccounts> named = FindOwner(waiting, group);
  if (!named.ok()) return named.status();
  static const AccountState* const unknown = new AccountState();
  return DecideWithOthers(
             named->owner != nullptr ? named->owner->state : *unknown,
             FactsFor(channel, waiting, *named, group), waiting.submission,
             group.states())
      .receipt;
}

}  // namespace intake
