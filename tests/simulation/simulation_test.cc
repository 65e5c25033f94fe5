// Thousands of seeds, each a life of the whole system under its own faults.
//
//   INTAKE_SIMULATION_SEED=4711     that one, with its trace
//   INTAKE_SIMULATION_SEEDS=100000  so many in place of those below

#include "tests/simulation/simulation.h"

#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"

namespace intake::simulation {
namespace {

constexpr uint64_t kSeeds = 10'000;
// A block is one test, so that several programs can share the blocks.
constexpr uint64_t kBlocks = 40;
// Of each block so many are lived twice.
constexpr uint64_t kTwiceOneIn = 25;

// The number in the environment; 0 where there is none.
uint64_t Environment(const char* name) {
  const char* const text = std::getenv(name);
  uint64_t number = 0;
  if (text == nullptr || !absl::SimpleAtoi(text, &number)) return 0;
  return number;
}

// Where something is broken: the smallest life that shows it.
std::string Shown(const Plan& plan) {
  const Plan small = MadeSmall(plan);
  const Outcomes outcomes = Simulate(small);
  return absl::StrCat("INTAKE_SIMULATION_SEED=", plan.seed,
                      "\nmade small: ", Described(small), "\n",
                      absl::StrJoin(outcomes.trace, "\n"), "\n\nbroken:\n",
                      absl::StrJoin(outcomes.complaints, "\n"));
}

class Simulation : public ::testing::TestWithParam<uint64_t> {};

TEST_P(Simulation, KeepsEveryPromiseWhateverHappens) {
  const uint64_t asked = Environment("INTAKE_SIMULATION_SEEDS");
  const uint64_t seeds = (asked == 0 ? kSeeds : asked) / kBlocks;
  std::map<std::string, uint64_t> counts;
  for (uint64_t i = 1; i <= seeds; ++i) {
    const Plan plan = PlanOf(GetParam() * seeds + i);
    const Outcomes outcomes = Simulate(plan);
    if (!outcomes.complaints.empty()) FAIL() << Shown(plan);
    for (const auto& [name, count] : outcomes.counts) counts[name] += count;
    if (i % kTwiceOneIn != 0) continue;
    ASSERT_EQ(Simulate(plan).digest, outcomes.digest)
        << "two lives of seed " << plan.seed;
  }
  // The lives are worth the name; of few, not each needs to hold everything.
  if (seeds < 100) return;
  for (const char* name :
       {"OUTCOME_ACCEPTED", "OUTCOME_HELD", "OUTCOME_REFUSED", "approved",
        "rejected", "undone", "imported", "acknowledged", "closed",
        "append failed", "read failed", "power lost, stored",
        "power lost, not stored", "killed", "clock put", "request twice",
        "answer lost"}) {
    EXPECT_GT(counts[name], seeds / 25) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Block, Simulation,
                         ::testing::Range(uint64_t{0}, kBlocks));

TEST(OneSeed, IsShownWhereItIsAskedFor) {
  const uint64_t seed = Environment("INTAKE_SIMULATION_SEED");
  if (seed == 0) GTEST_SKIP() << "no INTAKE_SIMULATION_SEED";
  const Outcomes outcomes = Simulate(PlanOf(seed));
  std::cout << Described(PlanOf(seed)) << "\n"
            << absl::StrJoin(outcomes.trace, "\n") << "\n";
  for (const auto& [name, count] : outcomes.counts) {
    std::cout << name << " " << count << "\n";
  }
  EXPECT_EQ(absl::StrJoin(outcomes.complaints, "\n"), "");
}

}  // namespace
}  // namespace intake::simulation
