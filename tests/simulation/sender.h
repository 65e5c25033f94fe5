// Calls as the SDK makes them: those that failed for a while are made again,
// with capped, jittered back-off, up to the policy's attempts.

#ifndef INTAKE_TESTS_SIMULATION_SENDER_H_
#define INTAKE_TESTS_SIMULATION_SENDER_H_

#include "absl/time/time.h"
#include "channels/sdk/retry.h"
#include "tests/simulation/network.h"

namespace intake::simulation {

// Not thread-safe.
class Sender {
 public:
  Sender(const Plan& plan, Network& network, Timeline& timeline)
      : network_(network), timeline_(timeline), chance_(plan.seed, "sender") {}

  // `answered` gets the last attempt's reply. What is not safe to repeat is
  // tried once.
  void Send(const Call& call, const Answered& answered);

 private:
  void Try(const Call& call, const Answered& answered, int attempt,
           absl::Duration end);

  const sdk::RetryPolicy policy_;
  Network& network_;
  Timeline& timeline_;
  Chance chance_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_SENDER_H_
