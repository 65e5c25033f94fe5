// What a seed decides at the outset: who takes part, what goes wrong and how
// often.

#ifndef INTAKE_TESTS_SIMULATION_PLAN_H_
#define INTAKE_TESTS_SIMULATION_PLAN_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "absl/types/span.h"

namespace intake::simulation {

// Faults happen once in so many chances; 0: never. What is a count says how
// many in the whole life.
struct Plan {
  uint64_t seed = 0;
  // On the real store, else on that of memory.
  uint64_t on_sqlite = 0;
  absl::Time start;
  uint64_t accounts = 3;
  // Bursts of activity, with days between.
  uint64_t bursts = 3;

  // How many errands each party has.
  uint64_t messages = 0;   // SMS
  uint64_t forms = 0;      // portal
  uint64_t bank_rows = 0;  // one file
  uint64_t phone_calls = 0;
  uint64_t reviews = 0;
  uint64_t bills = 0;
  uint64_t imports = 0;

  // The disk.
  uint64_t append_fails = 0;
  uint64_t append_stored_unknown = 0;
  uint64_t append_power_loss = 0;
  uint64_t disk_full = 0;
  uint64_t read_fails = 0;

  // The network.
  uint64_t request_lost = 0;
  uint64_t request_twice = 0;
  uint64_t answer_lost = 0;
  uint64_t very_slow = 0;

  // The server and the others.
  uint64_t kills = 0;
  uint64_t restarts = 0;
  uint64_t pauses = 0;
  uint64_t adapter_crashes = 0;
  uint64_t clock_jumps = 0;
  uint64_t zone_changes = 0;

  // Small queues and memories; 0: as usual.
  uint64_t queue_items_max = 0;
  uint64_t group_items_max = 0;
  uint64_t accounts_in_memory_max = 0;
};

Plan PlanOf(uint64_t seed);

// A part of a plan that can be left out or made less.
struct PlanPart {
  const char* name;
  uint64_t Plan::*amount;
  // A count, which may be made less; else a rate.
  bool is_count = false;
};

// In the order in which leaving them out makes a trace easier to read.
absl::Span<const PlanPart> PlanParts();

// One line.
std::string Described(const Plan& plan);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_PLAN_H_
