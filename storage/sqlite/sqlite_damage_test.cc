// A bit flipped, bytes zeroed, a page in another's place, a file cut, anywhere:
// found out and named when the store is opened or asked, or harmless; never
// served as truth.
//
// INTAKE_DAMAGE_SEEDS asks for more seeds than the suite runs.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/memory_folder.h"
#include "storage/contract/random_history.h"
#include "storage/contract/store_questions.h"
#include "storage/memory/memory_store.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

constexpr uint32_t kSeeds = 150;
constexpr size_t kEvents = 150;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

enum class Damage { kFlip, kZero, kSwap, kCut };

// Puts damage into `bytes` where `random` says; tells what.
std::string Harm(std::string& bytes, Damage damage, std::mt19937& random) {
  const size_t at = random() % bytes.size();
  switch (damage) {
    case Damage::kFlip:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      return absl::StrCat("a bit of byte ", at, " flipped");
    case Damage::kZero: {
      const size_t size = std::min(bytes.size() - at, 1 + random() % 20'000);
      bytes.replace(at, size, size, '\0');
      return absl::StrCat(size, " bytes zeroed at ", at);
    }
    case Damage::kSwap: {
      constexpr size_t kBlock = 4096;
      const size_t blocks = bytes.size() / kBlock;
      if (blocks == 0) return "nothing";
      const size_t to = random() % blocks * kBlock;
      const size_t from = random() % blocks * kBlock;
      bytes.replace(to, kBlock, bytes.substr(from, kBlock));
      return absl::StrCat("block ", from / kBlock, " put over ", to / kBlock);
    }
    case Damage::kCut:
      bytes.resize(at);
      return absl::StrCat("cut at ", at);
  }
  return "";
}

// Damage may be told of as such, or as the reason why the views cannot follow.
bool IsNamed(const absl::Status& status) {
  return absl::IsDataLoss(status) &&
         (absl::StrContains(status.message(), "journal") ||
          absl::StrContains(status.message(), "views"));
}

class SqliteDamage : public ::testing::TestWithParam<std::string> {
 protected:
  SqliteDamage() {
    RandomHistory history(5);
    auto store = SqliteStore::Open({.folder = past_.path()});
    EXPECT_THAT(store, IsOk());
    while (history.events().size() < kEvents) {
      const std::vector<Event> group = history.NextGroup(9);
      EXPECT_THAT((*store)->Append(group), IsOk());
      EXPECT_THAT(truth_.Append(group), IsOk());
      // The views keep up, so that they know what there was.
      EXPECT_THAT((*store)->ListHeld({}, {}, 1), IsOk());
    }
    events_ = history.events().size();
    // As a killed process leaves them, with their logs, and as a closed one.
    Keep("killed");
    store = absl::CancelledError();
    Keep("closed");
  }

  void Keep(const std::string& name) {
    for (const auto& entry :
         std::filesystem::directory_iterator(past_.path())) {
      const std::string file = entry.path().filename();
      if (absl::EndsWith(file, "-shm") || file == "lock") continue;
      kept_[name][file] = ReadFile(entry.path());
    }
  }

  // Opens what is left and asks everything.
  void Examine(const std::string& folder) {
    auto store = SqliteStore::Open(
        {.folder = folder, .wait_max = absl::Milliseconds(200)});
    if (!store.ok()) {
      EXPECT_TRUE(IsNamed(store.status())) << store.status();
      ++refused_;
      return;
    }
    bool named = false;
    for (const StoreQuestion& question : StoreQuestions()) {
      const absl::Status status = question.ask(**store, truth_);
      if (status.ok()) continue;
      EXPECT_TRUE(absl::IsDataLoss(status)) << question.name << ": " << status;
      named = true;
    }
    const absl::StatusOr<uint64_t> verified = (*store)->Verify();
    if (!verified.ok()) {
      EXPECT_TRUE(absl::IsDataLoss(verified.status())) << verified.status();
      named = true;
    } else {
      EXPECT_EQ(*verified, events_);
    }
    ++(named ? named_ : harmless_);
  }

  MemoryFolder past_;
  MemoryStore truth_;
  uint64_t events_ = 0;
  // Files by the name of what was kept.
  std::map<std::string, std::map<std::string, std::string>> kept_;
  int refused_ = 0;
  int named_ = 0;
  int harmless_ = 0;
};

uint32_t Seeds() {
  uint32_t seeds = kSeeds;
  const char* wanted = std::getenv("INTAKE_DAMAGE_SEEDS");
  if (wanted != nullptr && !absl::SimpleAtoi(wanted, &seeds)) seeds = kSeeds;
  return seeds;
}

TEST_P(SqliteDamage, IsNamedOrHarmless) {
  const std::string& damaged = GetParam();
  for (uint32_t seed = 1; seed <= Seeds() && !HasFailure(); ++seed) {
    std::mt19937 random(seed);
    const bool has_log = absl::EndsWith(damaged, "-wal");
    MemoryFolder folder;
    std::string what;
    for (auto [file, bytes] : kept_[has_log ? "killed" : "closed"]) {
      if (file == damaged) {
        what = Harm(bytes, static_cast<Damage>(seed % 4), random);
      }
      WriteFile(folder.File(file), bytes);
    }
    ASSERT_FALSE(what.empty());
    SCOPED_TRACE(absl::StrCat("seed ", seed, ": ", damaged, ", ", what));
    Examine(folder.path());
  }
  std::cout << refused_ << " not opened, " << named_ << " named when asked, "
            << harmless_ << " harmless\n";
}

using SqliteLogDamage = SqliteDamage;

// Whatever proves that it was committed: all but the last commit.
TEST_P(SqliteLogDamage, IsNamedEvenWhereNoViewsRememberWhatThereWas) {
  const std::string& log = kept_["killed"][GetParam()];
  for (uint32_t seed = 1; seed <= Seeds() && !HasFailure(); ++seed) {
    std::mt19937 random(seed);
    std::string first_half = log.substr(0, log.size() / 2);
    MemoryFolder folder;
    const std::string what =
        Harm(first_half, static_cast<Damage>(seed % 2), random);
    SCOPED_TRACE(absl::StrCat("seed ", seed, ": ", what));
    WriteFile(folder.File("journal.db"), kept_["killed"]["journal.db"]);
    WriteFile(folder.File(GetParam()),
              first_half + log.substr(first_half.size()));
    Examine(folder.path());
  }
  std::cout << refused_ << " not opened, " << harmless_ << " harmless\n";
}

INSTANTIATE_TEST_SUITE_P(Logs, SqliteLogDamage,
                         ::testing::Values("journal.db-wal"),
                         [](const ::testing::TestParamInfo<std::string>&) {
                           return "Journal";
                         });

INSTANTIATE_TEST_SUITE_P(Files, SqliteDamage,
                         ::testing::Values("journal.db", "journal.db-wal",
                                           "views.db", "views.db-wal"),
                         [](const ::testing::TestParamInfo<std::string>& file) {
                           std::string name = file.param;
                           std::replace_if(
                               name.begin(), name.end(),
                               [](char c) { return c == '.' || c == '-'; },
                               '_');
                           return name;
                         });

}  // namespace
}  // namespace intake::testing
