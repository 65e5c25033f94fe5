// The way between clients and the server: what goes over it is late, lost, or
// there twice.

#ifndef INTAKE_TESTS_SIMULATION_NETWORK_H_
#define INTAKE_TESTS_SIMULATION_NETWORK_H_

#include "absl/time/time.h"
#include "tests/simulation/call.h"
#include "tests/simulation/server.h"

namespace intake::simulation {

// Not thread-safe.
class Network {
 public:
  Network(const Plan& plan, Server& server, Timeline& timeline, Trace& trace);

  // Calls `answered` once: with the server's answer as channels/sdk gives it,
  // UNAVAILABLE where nobody listens, or DEADLINE_EXCEEDED after `timeout`.
  void Send(const Call& call, absl::Duration timeout, const Answered& answered);

  // Nothing gets lost from now on.
  void Repair() { is_calm_ = true; }

 private:
  absl::Duration Delay();
  void Deliver(const Call& call, const Answered& answered);

  const Plan& plan_;
  Server& server_;
  Timeline& timeline_;
  Trace& trace_;
  Chance chance_;
  bool is_calm_ = false;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_NETWORK_H_
