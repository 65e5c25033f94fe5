#include "core/replay/replay.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/admission/account_finder.h"
#include "core/admission/decide_with_others.h"
#include "core/admission/state_cache.h"
#include "core/admission/waiting_submission.h"
#include "core/base/error.h"
#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "core/model/billing_register.h"
#include "core/model/channel_register.h"

namespace intake {
namespace {

constexpr size_t kBatchEvents = 1000;

bool Same(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.target == b.target && a.severity == b.severity;
}

// Those of `findings` that `others` lack.
Findings LackedBy(const Findings& others, const Findings& findings) {
  Findings lacked;
  for (const Finding& finding : findings) {
    const bool there =
        std::any_of(others.begin(), others.end(),
                    [&](const Finding& other) { return Same(other, finding); });
    if (!there) lacked.push_back(finding);
  }
  return lacked;
}

bool IsKeyReuse(const Receipt& receipt) {
  return std::any_of(
      receipt.findings.begin(), receipt.findings.end(),
      [](const Finding& finding) { return finding.rule == Rule::kKeyReused; });
}

// The world as it was at one position of the log.
class Past {
 public:
  explicit Past(const RuleBook& rules)
      : rules_(rules),
        states_(std::numeric_limits<size_t>::max()),
        accounts_(states_) {
    states_.SetComplete();
  }

  // What `judged` would be there under the rules; an error where its channel
  // was never defined.
  absl::StatusOr<Receipt> JudgeAgain(const Event& event,
                                     const SubmissionJudged& judged);
  void Apply(const Event& event);

 private:
  const RuleBook& rules_;
  StateCache states_;
  AccountFinder accounts_;
  ChannelRegister channels_;
  BillingRegister billing_;
};

absl::StatusOr<Receipt> Past::JudgeAgain(const Event& event,
                                         const SubmissionJudged& judged) {
  const ChannelPolicy* const channel = channels_.Find(judged.channel);
  if (channel == nullptr) {
    return absl::DataLossError("a submission of a channel never defined");
  }
  const Receipt& was = judged.receipt;
  const WaitingSubmission waiting =
      PrepareSubmission(judged.submission, was.received_at);
  NamedAccounts named;
  if (!waiting.answer) {
    absl::StatusOr<NamedAccounts> found = FindNamed(waiting, rules_, accounts_);
    if (!found.ok()) return found.status();
    named = *std::move(found);
  } else if (IsAccountStream(event.stream)) {
    named.owner = states_.Find(event.stream);
  }
  const std::vector<const ChannelPolicy*> open =
      OpenChannelsAt(channels_, was.received_at);
  static const AccountState* const nobody = new AccountState();
  Facts facts{.channel = channel,
              .open_channels = open,
              .rules = &rules_,
              .received_at = was.received_at,
              .key_reused = IsKeyReuse(was),
              .named = named.in_text,
              .billing = &billing_,
              .answer = waiting.answer};
  if (const auto number = ParseReceiptCode(was.code); number.ok()) {
    facts.receipt_number = *number;
  }
  return DecideWithOthers(named.owner == nullptr ? *nobody : named.owner->state,
                          facts, judged.submission, states_)
      .receipt;
}

void Past::Apply(const Event& event) {
  if (event.stream == kChannelsStream) return Evolve(channels_, event);
  if (event.stream == kBillingStream) return Evolve(billing_, event);
  // Buckets have no state that a judgement looks at.
  if (!IsAccountStream(event.stream)) return;
  StateCache::Entry* entry = states_.Find(event.stream);
  if (entry == nullptr) entry = &states_.Put(event.stream, AccountState());
  states_.BeforeChange(*entry);
  Evolve(entry->state, event);
  states_.AfterChange(*entry);
}

// False where `hooks` end it.
absl::StatusOr<bool> Compare(const Event& event, Past& past,
                             const ReplayHooks& hooks) {
  const auto& judged = std::get<SubmissionJudged>(event.body);
  absl::StatusOr<Receipt> now = past.JudgeAgain(event, judged);
  if (!now.ok()) return now.status();
  ReplayChange change{
      .channel = judged.channel, .was = judged.receipt, .now = *std::move(now)};
  change.gone = LackedBy(change.now.findings, change.was.findings);
  change.added = LackedBy(change.was.findings, change.now.findings);
  const bool same = change.was.outcome == change.now.outcome &&
                    change.gone.empty() && change.added.empty();
  return same || hooks.change(change);
}

}  // namespace

absl::Status Replay(EventLog& log, const RuleBook& rules,
                    const ReplaySpan& span, const ReplayHooks& hooks) {
  const absl::StatusOr<uint64_t> end = log.LastPosition();
  if (!end.ok()) return end.status();
  Past past(rules);
  ReplayProgress progress{.events_total = *end};
  while (progress.events_done < *end) {
    const absl::StatusOr<LogPage> page =
        log.ReadLog(progress.events_done,
                    std::min<size_t>(kBatchEvents, *end - progress.events_done),
                    LogScope::kEverything);
    if (!page.ok()) return page.status();
    for (const LoggedEvent& logged : page->events) {
      const Event& event = logged.event;
      const auto* judged = std::get_if<SubmissionJudged>(&event.body);
      if (judged != nullptr && judged->receipt.received_at >= span.from &&
          judged->receipt.received_at < span.until) {
        ++progress.submissions_judged;
        const absl::StatusOr<bool> goes_on = Compare(event, past, hooks);
        if (!goes_on.ok()) {
          return WithPlace(goes_on.status(),
                           absl::StrCat("journal position ", logged.position));
        }
        if (!*goes_on) return absl::CancelledError("ended by the caller");
      }
      past.Apply(event);
    }
    progress.events_done = page->reached;
    if (!hooks.progress(progress)) {
      return absl::CancelledError("ended by the caller");
    }
  }
  return absl::OkStatus();
}

}  // namespace intake
