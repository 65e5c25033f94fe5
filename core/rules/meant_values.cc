#include "core/rules/meant_values.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/rules/duplicates.h"
#include "core/rules/register_runs_forward.h"
#include "core/rules/usage_is_usual.h"
#include "core/rules/value_format.h"

namespace intake {

SentDigits SentDigitsOf(const Candidate& candidate) {
  if (candidate.parsed.problem == DialValue::Problem::kFormat) return {};
  const absl::string_view text =
      absl::StripAsciiWhitespace(candidate.assigned->value);
  const size_t point = std::min(text.find_first_of(".,"), text.size());
  return {.whole = std::string(text.substr(0, point)),
          .fraction = point < text.size() ? std::string(text.substr(point + 1))
                                          : std::string()};
}

std::optional<Milli> ShownAs(absl::string_view whole,
                             absl::string_view fraction, const Register& dial) {
  const DialValue shown =
      ParseDialValue(fraction.empty() ? std::string(whole)
                                      : absl::StrCat(whole, ".", fraction),
                     dial);
  if (shown.problem != DialValue::Problem::kNone) return std::nullopt;
  return shown.value;
}

bool IsUsual(const Judgement& judgement, const Candidate& candidate,
             Milli dial_units) {
  const LiveReading* previous = candidate.near.previous;
  return previous != nullptr &&
         !Usage{.dial_units = dial_units,
                .days = std::max<int64_t>(1, judgement.date - previous->date),
                .multiplier = candidate.dial->multiplier}
              .IsMoreThanDaily(candidate.limits.warn_above);
}

std::vector<AssignedValue> SentValues(const Judgement& judgement) {
  std::vector<AssignedValue> values;
  values.reserve(judgement.candidates.size());
  for (const Candidate& candidate : judgement.candidates) {
    values.push_back(*candidate.assigned);
  }
  return values;
}

bool WouldPass(const AccountState& state, const Judgement& judgement,
               absl::Span<const AssignedValue> values) {
  Judgement meant = judgement;
  meant.account = &*state.account;
  meant.candidates.clear();
  meant.key_reused = false;
  PrepareCandidates(state, values, meant);

  Findings findings;
  CheckValueFormat(meant, findings);
  CheckRegisterRunsForward(meant, findings);
  CheckUsageIsUsual(meant, findings);
  CheckDuplicates(meant, findings);
  if (WorstOf(findings) >= Severity::kHoldCustomer) return false;

  const bool same_account = judgement.account->number == meant.account->number;
  for (size_t i = 0; i < values.size(); ++i) {
    const Candidate& candidate = meant.candidates[i];
    const bool as_sent =
        same_account &&
        values[i].value == judgement.candidates[i].assigned->value;
    if (!as_sent && (!candidate.usage || candidate.usage->IsMoreThanDaily(
                                             candidate.limits.warn_above))) {
      return false;
    }
  }
  return true;
}

}  // namespace intake
