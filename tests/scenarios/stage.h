// Where scenarios are played: the part of admission, without a store.

#ifndef INTAKE_TESTS_SCENARIOS_STAGE_H_
#define INTAKE_TESTS_SCENARIOS_STAGE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/model/account_state.h"
#include "core/model/billing_register.h"
#include "core/model/event.h"
#include "core/rules/rule_set.h"
#include "core/text/grammar.h"
#include "tests/scenarios/scenario.h"
#include "tests/scenarios/world.h"

namespace intake {

// Plays steps through Decide and Evolve, as admission does.
class Stage {
 public:
  // `world` outlives it.
  Stage(const World& world, const RuleSet& rules);

  // REQUIRES: the step is a submission or an answer.
  SubmissionJudged Play(const Step& step);
  // REQUIRES: the step is of billing.
  void Bill(const Step& step);

 private:
  // The account that the step belongs to; where none is known, an empty one.
  AccountState& StateFor(const Submission& submission,
                         const std::vector<TextFacts::Named>& named);
  std::vector<TextFacts::Named> NamedIn(const Submission& submission) const;
  std::vector<const AccountState*> OthersOf(const Submission& submission,
                                            const AccountState& state) const;
  void Remember(const SubmissionJudged& judged);

  const World* world_;
  RuleBook rules_;
  std::vector<const ChannelPolicy*> open_channels_;
  std::map<std::string, AccountState> states_;
  AccountState unknown_;
  BillingRegister billing_;
  // The account of each receipt, by code; and the last that asked something.
  std::map<std::string, std::string> account_of_receipt_;
  std::string last_question_;
  uint64_t receipt_number_ = 0;
};

// `HIGH_USAGE(customer),ROLLOVER(warn)`; `-` for none.
std::string FindingsText(const Findings& findings);

}  // namespace intake

#endif  // INTAKE_TESTS_SCENARIOS_STAGE_H_
