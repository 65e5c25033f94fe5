// Whole histories from a seed, for tests of stores.

#ifndef INTAKE_STORAGE_CONTRACT_RANDOM_HISTORY_H_
#define INTAKE_STORAGE_CONTRACT_RANDOM_HISTORY_H_

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake::testing {

// Whatever may happen to a store, decided by a seed: accounts defined and
// defined anew, submissions of every outcome, keys used again, readings that
// take the place of others, unknown accounts, channels. Not what Decide would
// decide, but everything a store must be able to keep.
class RandomHistory {
 public:
  explicit RandomHistory(uint32_t seed) : random_(seed) {}

  // The next group, 1 to `events_max` events that follow what came before.
  std::vector<Event> NextGroup(size_t events_max);

  // All that was used so far.
  const std::map<std::string, AccountState>& states() const { return states_; }
  const std::vector<Event>& events() const { return events_; }

 private:
  uint32_t Pick(uint32_t below);
  EventBody NextAccount(AccountState& state, const std::string& number);
  SubmissionRepeated NextRepeat();
  SubmissionJudged NextSubmission(const AccountState& state,
                                  const std::string& stream);
  EventBody NextDecision(const AccountState& state);
  std::optional<MeterReplaced> NextExchange(const AccountState& state);
  ReadingEffects NextEffects(const AccountState& state, absl::CivilDay date);
  EventBody NextBillingEvent();
  // The receipt of one that waits; empty where none does.
  std::string AnyOpen(const AccountState& state);
  Event Finish(const std::string& stream, EventBody body);

  std::mt19937 random_;
  std::map<std::string, AccountState> states_;
  std::vector<Event> events_;
  int64_t seconds_ = 0;
};

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_RANDOM_HISTORY_H_
