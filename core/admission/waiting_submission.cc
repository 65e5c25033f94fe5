#include "core/admission/waiting_submission.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "core/text/code_answer.h"

namespace intake {
namespace {

absl::Status CheckWhole(const WaitingSubmission& waiting,
                        const AccountFinder& accounts) {
  const std::string& given = waiting.submission.account_number;
  const std::string& code = waiting.submission.payment_code;
  absl::Status status;
  if (!given.empty()) status.Update(accounts.CheckWhole(given));
  if (!code.empty()) status.Update(accounts.CheckPaymentCode(code));
  for (const std::string& candidate : waiting.candidates) {
    status.Update(accounts.CheckWhole(candidate));
  }
  return status;
}

void AddNamed(const std::string& candidate, const StateCache::Entry* entry,
              bool restored, NamedAccounts& named) {
  if (entry == nullptr) return;
  named.in_text.push_back({.candidate = candidate,
                           .account = &*entry->state.account,
                           .restored = restored});
}

// Any value may happen to be the number of somebody else's account: which of
// several the text means, the grammar knows. Where it takes none, the first is
// the one to be asked about the others.
const Account& OwnerOf(const WaitingSubmission& waiting,
                       const std::vector<TextFacts::Named>& named,
                       const RuleBook& rules) {
  const Account& first = *named.front().account;
  const bool several = std::any_of(
      named.begin(), named.end(),
      [&first](const auto& other) { return other.account != &first; });
  if (!several) return first;
  const TextReading reading =
      InterpretText(std::get<TypedText>(waiting.submission.content).text,
                    {.named = named,
                     .sender = waiting.submission.evidence.sender,
                     .today = HandedInOn(waiting.submission,
                                         rules.DayOf(waiting.received_at))});
  return reading.account != nullptr ? *reading.account : first;
}

}  // namespace

WaitingSubmission PrepareSubmission(Submission submission,
                                    absl::Time received_at) {
  const uint64_t content_fingerprint = ContentFingerprint(submission);
  WaitingSubmission waiting{.submission = std::move(submission),
                            .received_at = received_at,
                            .content_fingerprint = content_fingerprint};
  const Submission& kept = waiting.submission;
  if (const auto* answer = std::get_if<CodeAnswer>(&kept.content)) {
    waiting.answer = {.code = CanonicalCode(answer->code), .yes = answer->yes};
  } else if (const auto* typed = std::get_if<TypedText>(&kept.content)) {
    if (!NamesAccount(kept)) {
      waiting.answer = ReadCodeAnswer(typed->text);
    }
    if (!waiting.answer) waiting.candidates = AccountCandidates(typed->text);
  }
  return waiting;
}

void AddNames(const WaitingSubmission& waiting, AccountNames& names) {
  const std::string& given = waiting.submission.account_number;
  if (!given.empty()) {
    names.alternatives.push_back({.numbers = {given}, .restore = true});
  }
  if (!waiting.submission.payment_code.empty()) {
    names.payment_codes.push_back(waiting.submission.payment_code);
  }
  if (!waiting.candidates.empty()) {
    names.alternatives.push_back(
        {.numbers = {waiting.candidates.begin(), waiting.candidates.end()},
         .restore = !NamesAccount(waiting.submission)});
  }
}

// Leading zeros are put back only where nothing is an account's number as it
// stands: else any value might turn out to be somebody's short number.
absl::StatusOr<NamedAccounts> FindNamed(const WaitingSubmission& waiting,
                                        const RuleBook& rules,
                                        AccountFinder& accounts) {
  if (absl::Status status = CheckWhole(waiting, accounts); !status.ok()) {
    return status;
  }
  NamedAccounts named;
  for (const std::string& candidate : waiting.candidates) {
    AddNamed(candidate, accounts.Exact(candidate), false, named);
  }
  const std::string& given = waiting.submission.account_number;
  if (!given.empty()) {
    named.owner = accounts.Find(given);
    return named;
  }
  if (!waiting.submission.payment_code.empty()) {
    named.owner = accounts.WithPaymentCode(waiting.submission.payment_code);
    return named;
  }
  if (named.in_text.empty()) {
    for (const std::string& candidate : waiting.candidates) {
      AddNamed(candidate, accounts.Restored(candidate), true, named);
    }
  }
  if (!named.in_text.empty()) {
    named.owner = accounts.Exact(OwnerOf(waiting, named.in_text, rules).number);
  }
  return named;
}

}  // namespace intake
