// What services/rpc does with a call, without gRPC and its threads: from the
// wire's bytes, one call of core, to bytes. Who may call what is not asked.

#ifndef INTAKE_TESTS_SIMULATION_ENDPOINT_H_
#define INTAKE_TESTS_SIMULATION_ENDPOINT_H_

#include "core/admission/admission.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "tests/simulation/call.h"

namespace intake::simulation {

struct Endpoint {
  Admission& admission;
  AccountQueries& queries;
  EventLog& log;
};

// Calls `answered` at once, or from within Admission::Step.
void Serve(const Endpoint& endpoint, const Call& call,
           const Answered& answered);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_ENDPOINT_H_
