#include "core/rules/hypotheses.h"
#include "core/rules/meant_values.h"

namespace intake {

std::optional<Milli> UsageNotReading(const Judgement& judgement,
                                     const Candidate& candidate) {
  if (!candidate.has_value() ||
      !IsUsual(judgement, candidate, candidate.parsed.value)) {
    return std::nullopt;
  }
  const Milli meant = candidate.near.previous->value + candidate.parsed.value;
  return meant % DialEnd(*candidate.dial);
}

}  // namespace intake
