// Many SubmitReading calls under way at once, over several connections, from
// one thread.

#ifndef INTAKE_TESTS_FAULT_CALL_PUMP_H_
#define INTAKE_TESTS_FAULT_CALL_PUMP_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

#include "absl/time/time.h"
#include "intake/v1/submission.pb.h"

namespace intake::testing {

// The submission of that number, each another one.
using MakeSubmission = std::function<v1::Submission(uint64_t number)>;

struct PumpOptions {
  std::string address;
  std::string channel_key;
  MakeSubmission make_submission;
  // Numbers from here on are taken.
  uint64_t first_number = 0;

  size_t in_flight = 64;
  size_t connections = 1;
  // Ends after so many calls, or so long.
  uint64_t calls_max = UINT64_MAX;
  absl::Duration duration = absl::InfiniteDuration();
  // What comes so soon after the crowd's arrival is not counted either.
  absl::Duration settling = absl::ZeroDuration();
};

// Of the time after every caller has had its first answer: the crowd has
// arrived.
struct PumpResult {
  // Whole calls, and those of them with a receipt.
  uint64_t calls = 0;
  uint64_t answered = 0;
  // RESOURCE_EXHAUSTED with a time to try again, and how long they took.
  uint64_t refused = 0;
  absl::Duration refusal_median;
  absl::Duration refusal_p99;
  // Anything else.
  uint64_t failed = 0;
  std::string first_failure;

  uint64_t next_number = 0;
  absl::Duration took;

  double GoodPerSecond() const;
  double CallsPerSecond() const;
};

// Who is refused tries again when it was told to, with another reading.
PumpResult PumpCalls(const PumpOptions& options);

std::ostream& operator<<(std::ostream& out, const PumpResult& result);

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_CALL_PUMP_H_
