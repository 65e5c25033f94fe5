#include "tests/simulation/book.h"

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"
#include "core/feed/usage_feed.h"
#include "storage/chain/chain.h"

namespace intake::simulation {
namespace {

constexpr size_t kBatchEvents = 1000;

ChainHash HashAfter(const std::string& previous, const Event& event,
                    const std::string& body) {
  ChainHash before = kChainStart;
  std::copy(previous.begin(), previous.end(), before.begin());
  return NextHash(before,
                  {.stream = event.stream,
                   .sequence = event.sequence,
                   .recorded_at_us = absl::ToUnixMicros(event.recorded_at),
                   .actor = event.actor,
                   .body = body});
}

}  // namespace

const Book::Judged* Book::FindReceipt(absl::string_view code) const {
  const auto found = receipts_.find(std::string(code));
  return found == receipts_.end() ? nullptr : &found->second;
}

bool Book::WasDefined(const std::string& number,
                      const std::string& holder) const {
  return definitions_.contains({number, holder});
}

void Book::Follow(EventLog& log) {
  while (true) {
    const absl::StatusOr<LogPage> page =
        log.ReadLog(position_, kBatchEvents, LogScope::kEverything);
    if (!page.ok()) {
      return trace_.Complain("the journal cannot be read: ",
                             std::string(page.status().message()));
    }
    if (page->events.empty()) return;
    for (const LoggedEvent& logged : page->events) Take(logged);
  }
}

void Book::Take(const LoggedEvent& logged) {
  const Event& event = logged.event;
  if (logged.position != position_ + 1) {
    trace_.Complain("position ", logged.position, " follows ", position_);
  }
  position_ = logged.position;
  CheckChain(logged);
  if (event.stream == kChannelsStream) return Evolve(channels_, event);
  if (event.stream == kBillingStream) return Evolve(billing_, event);
  AccountState& state = states_[event.stream];
  if (event.sequence != state.sequence + 1) {
    return trace_.Complain("stream ", event.stream, ": number ", event.sequence,
                           " follows ", state.sequence);
  }
  CheckMayFollow(event);
  CheckCharged(event);
  Evolve(state, event);
  Remember(event);
  if (!state.account) return;
  dials_.Follow(event, state);
  // A restatement comes with the definition it belongs to.
  if (!std::holds_alternative<AccountDefined>(event.body)) {
    dials_.Check(event.stream, state);
  }
}

void Book::CheckChain(const LoggedEvent& logged) {
  const std::string body = EncodeEventBody(logged.event.body);
  std::string& last = hashes_[logged.event.stream];
  if (ChainBytes(HashAfter(last, logged.event, body)) != logged.chain_hash) {
    trace_.Complain("position ", logged.position, ": the chain is broken");
  }
  last = logged.chain_hash;
  trace_.Digest(last);
  const absl::StatusOr<EventBody> back = DecodeEventBody(body);
  if (!back.ok() || *back != logged.event.body) {
    trace_.Complain("position ", logged.position,
                    ": its bytes do not give it back");
  }
}

// Whatever staff end has to have waited until then.
void Book::CheckMayFollow(const Event& event) {
  const AccountState& state = states_[event.stream];
  const auto* resolved = std::get_if<HoldResolved>(&event.body);
  if (resolved == nullptr) return;
  const OpenSubmission* const open = FindOpen(state, resolved->receipt_code);
  if (open == nullptr || !open->waits()) {
    trace_.Complain(resolved->receipt_code,
                    " was decided by staff and did not wait");
  }
}

void Book::CheckCharged(const Event& event) {
  const std::vector<UsageChange>* const changes = ChangesIn(event.body);
  if (changes == nullptr) return;
  for (const UsageChange& change : *changes) {
    if (!billing_.IsClosed(change.charged_in)) continue;
    trace_.Complain("account ", event.stream, ": charged in the closed month ",
                    FormatMonth(change.charged_in));
  }
}

void Book::Remember(const Event& event) {
  if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
    const std::string& key = judged->submission.request_key;
    if (!keys_.insert({event.stream, absl::StrCat(judged->channel, " ", key)})
             .second) {
      trace_.Complain("the key ", key, " of ", judged->channel,
                      " was judged twice");
    }
    if (!receipts_
             .try_emplace(judged->receipt.code, Judged{event.stream, *judged})
             .second) {
      trace_.Complain("two have the receipt ", judged->receipt.code);
    }
  } else if (const auto* ended = std::get_if<HoldResolved>(&event.body)) {
    resolved_[ended->receipt_code] = ended->approved;
  } else if (const auto* undone = std::get_if<SubmissionUndone>(&event.body)) {
    if (!undone_.insert(undone->receipt_code).second) {
      trace_.Complain(undone->receipt_code, " was undone twice");
    }
  } else if (const auto* defined = std::get_if<AccountDefined>(&event.body)) {
    definitions_.insert({event.stream, defined->account.holder});
  }
}

}  // namespace intake::simulation
