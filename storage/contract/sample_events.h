// Single events for tests of stores.

#ifndef INTAKE_STORAGE_CONTRACT_SAMPLE_EVENTS_H_
#define INTAKE_STORAGE_CONTRACT_SAMPLE_EVENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/event.h"

namespace intake::testing {

// When the event of that number happened.
absl::Time MomentOf(int64_t seconds);

// The registers that hang on `date`, with `value` for the first and one unit
// more for each that follows.
std::vector<UnderstoodValue> ValuesFor(const Account& account,
                                       absl::CivilDay date, Milli value);

// The account's event `sequence`, which defines it.
Event Defined(const Account& account, uint32_t sequence = 1);

// A reading of the account's first register.
struct JudgedOptions {
  uint32_t sequence = 2;
  std::string key = "key-1";
  uint64_t receipt = 1;
  Milli value = 100'000;
  absl::CivilDay date{2014, 6, 20};
  Outcome outcome = Outcome::kAccepted;
  std::vector<SupersededReading> superseded = {};
  std::string channel = "sms";
  Findings findings = {};
  std::string answers = {};
  std::vector<std::string> withdrawn = {};
  // None: a moment that follows from the sequence.
  std::optional<absl::Time> received_at = std::nullopt;
};
Event Judged(const Account& account, const JudgedOptions& options);

// Any other event of the account.
Event Decided(const Account& account, uint32_t sequence, EventBody body);

// A meter read by one dial, put up on `day`.
Installation NewMeter(absl::string_view serial, absl::CivilDay day);

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_SAMPLE_EVENTS_H_
