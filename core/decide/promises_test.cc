// Random lives of an account: submissions, answers, decisions of staff,
// exchanges of meters, imports, closed months. Whatever happens, the promises
// hold; a life in which one is broken is made as short as it goes before it is
// shown.

#include "tests/support/life.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace intake::testing {
namespace {

constexpr uint64_t kSeeds = 1'500;
constexpr size_t kActions = 80;

std::string ComplaintsOf(const std::vector<Action>& actions) {
  Life life;
  for (const Action& action : actions) {
    const std::string complaints = life.Play(action);
    if (!complaints.empty()) return complaints;
  }
  return "";
}

// Leaves out whatever is not needed for some complaint: first long stretches,
// then single actions.
std::vector<Action> Shrunk(std::vector<Action> actions) {
  for (size_t stretch = actions.size() / 2; stretch > 0; stretch /= 2) {
    for (size_t at = 0; at + stretch <= actions.size();) {
      std::vector<Action> shorter = actions;
      const auto begin = shorter.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = begin + static_cast<std::ptrdiff_t>(stretch);
      // The rest stays on its days.
      int days = 0;
      for (auto gone = begin; gone != end; ++gone) days += gone->days_later;
      if (end != shorter.end()) end->days_later += days;
      shorter.erase(begin, end);
      if (ComplaintsOf(shorter).empty()) {
        at += stretch;
      } else {
        actions = std::move(shorter);
      }
    }
  }
  return actions;
}

TEST(Life, KeepsItsPromisesWhateverHappens) {
  std::map<std::string, int> counts;
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const std::vector<Action> actions = RandomActions(seed, kActions);
    Life life;
    std::string complaints;
    for (const Action& action : actions) {
      complaints = life.Play(action);
      if (!complaints.empty()) break;
    }
    if (!complaints.empty()) {
      const std::vector<Action> shrunk = Shrunk(actions);
      FAIL() << "seed " << seed << ", made short:\n"
             << Described(shrunk) << ComplaintsOf(shrunk);
    }
    for (const auto& [name, count] : life.counts()) counts[name] += count;
  }
  // The lives are worth the name: each of these happens, and often.
  std::string all;
  for (const auto& [name, count] : counts) {
    absl::StrAppend(&all, name, " ", count, "\n");
  }
  for (const char* name :
       {"accepted", "held", "refused", "answered", "approved", "rejected",
        "undone", "amended", "replaced", "imported", "closed", "told",
        "taken back", "HOLD_ENDED", "NEIGHBOUR_CONTRADICTED",
        "READING_AFTER_EXCHANGE"}) {
    EXPECT_GT(counts[name], 100) << name << " of\n" << all;
  }
}

TEST(Life, OneListOfActionsIsOneLife) {
  for (uint64_t seed = 1; seed <= 50; ++seed) {
    Life once;
    Life twice;
    for (const Action& action : RandomActions(seed, kActions)) {
      once.Play(action);
      twice.Play(action);
    }
    EXPECT_EQ(once.state(), twice.state());
    EXPECT_EQ(once.events(), twice.events());
  }
}

}  // namespace
}  // namespace intake::testing
