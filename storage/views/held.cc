#include "storage/views/held.h"

#include <algorithm>

namespace intake {

std::set<HeldKey> HeldOf(const std::string& stream, const AccountState& state) {
  std::set<HeldKey> keys;
  for (const OpenSubmission& open : state.open) {
    if (open.waits() && open.outcome == Outcome::kHeld) {
      keys.insert({open.received_at, stream, open.sequence});
    }
  }
  return keys;
}

bool Fits(const HeldRow& row, const HeldFilter& filter) {
  const Findings& findings = row.judged.receipt.findings;
  return (filter.account_number.empty() ||
          row.key.stream == filter.account_number) &&
         (filter.channel.empty() || row.judged.channel == filter.channel) &&
         (!filter.received_before ||
          row.key.received_at < *filter.received_before) &&
         (!filter.rule || std::any_of(findings.begin(), findings.end(),
                                      [&filter](const Finding& finding) {
                                        return finding.rule == *filter.rule;
                                      }));
}

}  // namespace intake
