#include "core/admission/judge_submission.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "core/decide/decide.h"
#include "core/text/grammar.h"

namespace intake {
namespace {

// The accounts that a submission names.
struct NamedAccounts {
  // Whose submission it is; null where no known account is named.
  StateCache::Entry* owner = nullptr;
  std::vector<TextFacts::Named> in_text;
};

void AddNamed(const std::string& candidate, StateCache::Entry* entry,
              bool restored, NamedAccounts& named) {
  if (entry == nullptr) return;
  named.in_text.push_back({.candidate = candidate,
                           .account = &*entry->state.account,
                           .restored = restored});
  if (named.owner == nullptr) named.owner = entry;
}

// Leading zeros are put back only where nothing is an account's number as it
// stands: else any value might turn out to be somebody's short number.
NamedAccounts FindNamed(const WaitingSubmission& waiting,
                        AccountFinder& accounts) {
  NamedAccounts named;
  for (const std::string& candidate : waiting.candidates) {
    AddNamed(candidate, accounts.Exact(candidate), false, named);
  }
  const std::string& given = waiting.submission.account_number;
  if (!given.empty()) {
    named.owner = accounts.Find(given);
  } else if (named.owner == nullptr) {
    for (const std::string& candidate : waiting.candidates) {
      AddNamed(candidate, accounts.Restored(candidate), true, named);
    }
  }
  return named;
}

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
  }
  return standing;
}

}  // namespace

WaitingSubmission PrepareSubmission(Submission submission,
                                    absl::Time received_at) {
  const uint64_t content_fingerprint = ContentFingerprint(submission);
  WaitingSubmission waiting{.submission = std::move(submission),
                            .received_at = received_at,
                            .content_fingerprint = content_fingerprint};
  if (const auto* typed = std::get_if<TypedText>(&waiting.submission.content)) {
    waiting.candidates = AccountCandidates(typed->text);
  }
  return waiting;
}

void AddNames(const WaitingSubmission& waiting, AccountNames& names) {
  const std::string& given = waiting.submission.account_number;
  if (!given.empty()) {
    names.alternatives.push_back({.numbers = {given}, .restore = true});
  }
  if (!waiting.candidates.empty()) {
    names.alternatives.push_back(
        {.numbers = waiting.candidates, .restore = given.empty()});
  }
}

absl::StatusOr<GroupReceipt> JudgeSubmission(const ChannelPolicy& channel,
                                             const WaitingSubmission& waiting,
                                             Group& group) {
  const NamedAccounts named = FindNamed(waiting, group.accounts());
  StateCache::Entry* entry = named.owner;
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
    return GroupReceipt{std::move(standing->earlier->receipt),
                        /*replayed=*/true};
  }

  SubmissionJudged judged =
      Decide(entry->state,
             {.channel = &channel,
              .open_channels = group.OpenChannels(waiting.received_at),
              .rules = &group.rules(),
              .received_at = waiting.received_at,
              .receipt_number = group.TakeReceiptNumber(),
              .key_reused = standing->key != waiting.submission.request_key,
              .named = named.in_text},
             waiting.submission);
  judged.submission.request_key = std::move(standing->key);
  return GroupReceipt{group.Record(*entry, channel.id, std::move(judged))};
}

Receipt CheckSubmission(const ChannelPolicy& channel,
                        const WaitingSubmission& waiting, Group& group) {
  const NamedAccounts named = FindNamed(waiting, group.accounts());
  static const AccountState* const unknown = new AccountState();
  return Decide(named.owner != nullptr ? named.owner->state : *unknown,
                {.channel = &channel,
                 .open_channels = group.OpenChannels(waiting.received_at),
                 .rules = &group.rules(),
                 .received_at = waiting.received_at,
                 .named = named.in_text},
                waiting.submission)
      .receipt;
}

}  // namespace intake
