// Events for tests of stores: single ones, and whole histories from a seed.

#ifndef INTAKE_STORAGE_CONTRACT_SAMPLE_EVENTS_H_
#define INTAKE_STORAGE_CONTRACT_SAMPLE_EVENTS_H_

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake::testing {

// The account's event `sequence`, which defines it.
Event Defined(const Account& account, uint32_t sequence = 1);

// An accepted reading of the account's first register, through channel `sms`.
struct JudgedOptions {
  uint32_t sequence = 2;
  std::string key = "key-1";
  uint64_t receipt = 1;
  Milli value = 100'000;
  absl::CivilDay date{2014, 6, 20};
  Outcome outcome = Outcome::kAccepted;
  std::vector<SupersededReading> superseded = {};
};
Event Judged(const Account& account, const JudgedOptions& options);

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
  const std::vector<SubmissionJudged>& judged() const { return judged_; }

 private:
  uint32_t Pick(uint32_t below);
  EventBody NextAccount(AccountState& state, const std::string& number);
  SubmissionJudged NextSubmission(const AccountState& state,
                                  const std::string& stream);
  Event Finish(const std::string& stream, EventBody body);

  std::mt19937 random_;
  std::map<std::string, AccountState> states_;
  std::vector<SubmissionJudged> judged_;
  int64_t seconds_ = 0;
};

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_SAMPLE_EVENTS_H_
