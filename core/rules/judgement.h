// All that the rules look at, prepared once: a submission whose values are
// fitted to registers, and beside each value the readings and limits that it is
// compared with. Rules only read it.

#ifndef INTAKE_CORE_RULES_JUDGEMENT_H_
#define INTAKE_CORE_RULES_JUDGEMENT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/container/inlined_vector.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/model/channel.h"
#include "core/model/submission.h"
#include "core/rules/billing_period.h"
#include "core/rules/dial_value.h"
#include "core/rules/neighbours.h"
#include "core/rules/rule_set.h"
#include "core/rules/usage.h"
#include "core/target/assign_values.h"

namespace intake {

// How a value stands to the previous reading of its dial.
enum class Course : uint8_t {
  kUnknown,   // there is no previous reading, or no value
  kForward,   // it moved on, or stood still
  kWrapped,   // it is lower, and a wrap over zero explains it
  kBackward,  // it is lower, and nothing explains it
  // It is lower, but would be usual if the previous reading, which was not,
  // were wrong.
  kPreviousSuspect,
};

struct Candidate {
  const AssignedValue* assigned = nullptr;
  const Installation* installation = nullptr;
  const Register* dial = nullptr;
  DialValue parsed;
  Neighbours near;
  Course course = Course::kUnknown;
  // Since the previous reading; when it moved forward or wrapped.
  std::optional<Usage> usage;
  UsageLimits limits;
  // The live readings that this one takes the place of, should it be accepted
  // with another value than theirs.
  absl::InlinedVector<const LiveReading*, 2> corrected;

  const RegisterSlot& slot() const { return assigned->slot; }
  bool runs_back() const {
    return course == Course::kBackward || course == Course::kPreviousSuspect;
  }
  bool has_value() const { return parsed.problem == DialValue::Problem::kNone; }
};

struct Judgement {
  const Submission* submission = nullptr;
  const ChannelPolicy* channel = nullptr;
  const RuleSet* rules = nullptr;
  // Null where no known account was recognised.
  const Account* account = nullptr;
  absl::Time received_at;
  // In the supplier's zone.
  absl::CivilDay received_on;
  // What the values are of: the date given, else the day of receipt.
  absl::CivilDay date;
  Counting counting;
  bool key_reused = false;
  // See BillingRegister.
  std::optional<absl::CivilMonth> closed_through;
  absl::Time charged_until = absl::InfinitePast();
  // Other accounts of the same sender.
  absl::Span<const AccountState* const> other_accounts;
  // In canonical order; none where syntax or identity stopped it.
  absl::InlinedVector<Candidate, 3> candidates;
};

// Fills in counting and candidates of `judgement`, whose other fields are
// set. `values` are of registers of `state` and outlive the judgement.
void PrepareCandidates(const AccountState& state,
                       absl::Span<const AssignedValue> values,
                       Judgement& judgement);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_JUDGEMENT_H_
