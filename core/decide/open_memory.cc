#include "core/decide/open_memory.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"

namespace intake {
namespace {

bool NeedsStaff(const Receipt& receipt) {
  return std::any_of(receipt.findings.begin(), receipt.findings.end(),
                     [](const Finding& finding) {
                       return finding.severity > Severity::kHoldCustomer;
                     });
}

void MakeRoom(std::vector<OpenSubmission>& open) {
  if (open.size() < limits::kOpenSubmissionsRemembered) return;
  const auto ended = std::find_if(open.begin(), open.end(),
                                  [](const auto& one) { return !one.waits(); });
  open.erase(ended == open.end() ? open.begin() : ended);
}

}  // namespace

bool IsOpen(const Receipt& receipt) {
  return receipt.outcome == Outcome::kHeld || receipt.answer_until.has_value();
}

void RememberOpen(const Event& event, const SubmissionJudged& judged,
                  AccountState& state) {
  const Receipt& receipt = judged.receipt;
  if (!IsOpen(receipt)) return;
  MakeRoom(state.open);
  state.open.push_back({.receipt_code = receipt.code,
                        .sequence = event.sequence,
                        .outcome = receipt.outcome,
                        .needs_staff = NeedsStaff(receipt),
                        .channel = judged.channel,
                        .sender = judged.submission.evidence.sender,
                        .trust = judged.trust,
                        .received_at = receipt.received_at,
                        .date = receipt.reading_date.value_or(absl::CivilDay()),
                        .period = receipt.period,
                        .values = receipt.understood,
                        .proposal = receipt.proposal,
                        .answer_until = receipt.answer_until});
}

void EndOpen(absl::string_view receipt_code, Ending ending,
             absl::string_view ended_by, absl::Time ended_at,
             AccountState& state) {
  for (OpenSubmission& open : state.open) {
    if (open.receipt_code != receipt_code || !open.waits()) continue;
    open.ending = ending;
    open.ended_by = std::string(ended_by);
    open.ended_at = ended_at;
  }
}

}  // namespace intake
