#include "core/rules/judgement.h"

#include <algorithm>

namespace intake {
namespace {

// A wrap explains a lower value when the dial was near its end and the usage it
// implies is below the hold band.
bool WrapExplains(const Candidate& candidate, const Usage& wrapped,
                  const RuleSet& rules) {
  return candidate.near.previous->value * 100 >=
             DialEnd(*candidate.dial) * rules.rollover_from_percent &&
         !wrapped.IsMoreThanDaily(candidate.limits.hold_above);
}

Usage UsageBetween(const LiveReading& from, Milli to, absl::CivilDay to_date,
                   const Register& dial) {
  return {.dial_units = ForwardDistance(from.value, to, DialEnd(dial)),
          .days = std::max<int64_t>(1, to_date - from.date),
          .multiplier = dial.multiplier};
}

// Yesterday's typo must not punish today's honest reading. What was usual is
// what was so before the suspect came.
bool PreviousIsSuspect(const Judgement& judgement, const Candidate& candidate) {
  const LiveReading* previous = candidate.near.previous;
  const LiveReading* before = candidate.near.before_previous;
  const Milli value = candidate.parsed.value;
  if (before == nullptr || value < before->value) return false;
  const Register& dial = *candidate.dial;
  const absl::Span<const LiveReading> until = candidate.near.until_previous;
  const Milli warn_above =
      LimitsOf(judgement.rules->BandOf(candidate.installation->commodity),
               AverageDailyUsage(until.first(until.size() - 1), dial))
          .warn_above;
  return !UsageBetween(*before, value, judgement.date, dial)
              .IsMoreThanDaily(warn_above) &&
         UsageBetween(*before, previous->value, previous->date, dial)
             .IsMoreThanDaily(warn_above);
}

void CompareWithPrevious(const Judgement& judgement, Candidate& candidate) {
  const LiveReading* previous = candidate.near.previous;
  if (previous == nullptr) return;
  const Milli value = candidate.parsed.value;
  const Usage usage =
      UsageBetween(*previous, value, judgement.date, *candidate.dial);
  if (value >= previous->value) {
    candidate.course = Course::kForward;
  } else if (WrapExplains(candidate, usage, *judgement.rules)) {
    candidate.course = Course::kWrapped;
  } else {
    candidate.course = PreviousIsSuspect(judgement, candidate)
                           ? Course::kPreviousSuspect
                           : Course::kBackward;
    return;
  }
  candidate.usage = usage;
}

absl::Span<const LiveReading> SinceLastWrap(
    absl::Span<const LiveReading> readings) {
  size_t begin = 0;
  Milli last = 0;
  for (size_t i = 0; i < readings.size(); ++i) {
    if (readings[i].estimated) continue;
    if (readings[i].value < last) begin = i;
    last = readings[i].value;
  }
  return readings.subspan(begin);
}

// Of the readings since the floor, those at which the dial had moved further
// than at the candidate. They are the latest ones, since a dial only moves
// forward; so what is left runs forward to the candidate. Without a floor
// nothing tells how often the dial wrapped before: the last turn counts.
void FindCorrected(Candidate& candidate) {
  const Neighbours& near = candidate.near;
  const Milli dial_end = DialEnd(*candidate.dial);
  const Milli from = near.previous != nullptr ? near.previous->value : 0;
  const Milli moved = ForwardDistance(from, candidate.parsed.value, dial_end);
  Milli last = from;
  Milli moved_before = 0;
  for (const LiveReading& live : near.previous != nullptr
                                     ? near.since_previous
                                     : SinceLastWrap(near.since_previous)) {
    if (live.estimated) continue;
    moved_before += ForwardDistance(last, live.value, dial_end);
    last = live.value;
    if (moved_before > moved) candidate.corrected.push_back(&live);
  }
}

// What the candidate takes the place of, should it be accepted.
void FindReplaced(Candidate& candidate) {
  if (!candidate.runs_back()) FindCorrected(candidate);
  const LiveReading* same_day = candidate.near.same_day;
  if (same_day != nullptr && !candidate.near.same_day_is_floor &&
      same_day->value != candidate.parsed.value) {
    candidate.corrected.push_back(same_day);
  }
}

Candidate CandidateFor(const AccountState& state, const AssignedValue& assigned,
                       const Judgement& judgement) {
  const RegisterRef ref = assigned.slot.ref;
  Candidate candidate{
      .assigned = &assigned,
      .installation = &InstallationOf(*state.account, ref),
      .dial = &RegisterOf(*state.account, ref),
  };
  candidate.parsed = ParseDialValue(assigned.value, *candidate.dial);
  if (const RegisterHistory* history = HistoryOf(state, ref)) {
    candidate.near =
        FindNeighbours(*history, {.date = judgement.date,
                                  .period = judgement.counting.period,
                                  .trust = judgement.channel->trust,
                                  .charged_until = judgement.charged_until});
  }
  candidate.limits = LimitsOf(
      judgement.rules->BandOf(candidate.installation->commodity),
      AverageDailyUsage(candidate.near.until_previous, *candidate.dial));
  if (candidate.has_value()) {
    CompareWithPrevious(judgement, candidate);
    FindReplaced(candidate);
  }
  return candidate;
}

}  // namespace

void PrepareCandidates(const AccountState& state,
                       absl::Span<const AssignedValue> values,
                       Judgement& judgement) {
  judgement.counting = CountReading(
      *judgement.rules, judgement.date, judgement.received_on,
      judgement.channel->dates_are_evidence, judgement.closed_through);
  judgement.candidates.reserve(values.size());
  for (const AssignedValue& value : values) {
    judgement.candidates.push_back(CandidateFor(state, value, judgement));
  }
}

}  // namespace intake
