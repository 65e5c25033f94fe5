#include "core/admission/describe_account.h"

#include <optional>
#include <utility>

#include "absl/base/macros.h"
#include "core/messages/messages.h"
#include "core/model/register_slot.h"
#include "core/rules/billing_period.h"
#include "core/rules/expected_range.h"
#include "core/text/grammar.h"

namespace intake {
namespace {

AccountDescription::Line DescribeRegister(const AccountState& state,
                                          const RegisterSlot& slot,
                                          const RuleSet& rules,
                                          absl::CivilDay today,
                                          const BillingRegister& billing) {
  AccountDescription::Line line = {
      .slot = slot,
      .serial = InstallationOf(*state.account, slot.ref).serial,
      .label = RegisterLabel(slot, state.account->language)};
  const RegisterHistory* const history = HistoryOf(state, slot.ref);
  if (history != nullptr && !history->readings.empty()) {
    line.last = history->readings.back();
  }
  if (const std::optional<ValueRange> expected =
          ExpectedRange(state, slot.ref, rules, today, &billing)) {
    line.expected_from = expected->from;
    line.expected_to = expected->to;
  }
  return line;
}

}  // namespace

AccountDescription DescribeAccount(const AccountState& state,
                                   const RuleSet& rules, absl::CivilDay today,
                                   const BillingRegister& billing) {
  ABSL_HARDENING_ASSERT(state.account.has_value());
  const Account& account = *state.account;
  const ReadingWindow window = WindowFor(rules, today);
  AccountDescription description = {
      .account = account,
      .window_from = window.window_from,
      .window_to = window.window_to,
      .period = window.period,
      .text_template = TextTemplate(account, today, account.language)};
  for (const RegisterSlot& slot : SlotsOn(account, today)) {
    description.lines.push_back(
        DescribeRegister(state, slot, rules, today, billing));
  }
  return description;
}

}  // namespace intake
