// Every call of the file system fails in turn, once and then for good: the
// caller is told what it was, nothing acknowledged is lost, nothing false is
// answered, and the store goes on by itself.

#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/memory_folder.h"
#include "storage/contract/random_history.h"
#include "storage/contract/store_checks.h"
#include "storage/contract/store_questions.h"
#include "storage/memory/memory_store.h"
#include "storage/sqlite/fault_vfs.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::AnyOf;

constexpr int kCallsMax = 3'000;

// What is done while the disk fails.
struct Operation {
  std::string name;
  // Null: the store is opened.
  std::function<absl::Status(SqliteStore& store, MemoryStore& truth)> run;
  // Before it.
  std::vector<std::string> missing_files = {};
  bool closes = false;
};

std::vector<Operation> Operations() {
  std::vector<Operation> all = {
      {.name = "OpenNew", .missing_files = {"journal.db", "views.db"}},
      {.name = "OpenExisting"},
      {.name = "OpenWithoutViews", .missing_files = {"views.db"}},
      {.name = "Probe",
       .run = [](SqliteStore& store, MemoryStore&) { return store.Probe(); }},
      {.name = "RebuildViews",
       .run =
           [](SqliteStore& store, MemoryStore&) {
             return store.RebuildViews([](const ViewsProgress&) {});
           }},
      {.name = "Verify",
       .run = [](SqliteStore& store,
                 MemoryStore&) { return store.Verify().status(); }},
      {.name = "Close",
       .run = [](SqliteStore&, MemoryStore&) { return absl::OkStatus(); },
       .closes = true},
  };
  for (StoreQuestion& question : StoreQuestions()) {
    all.push_back({.name = question.name, .run = std::move(question.ask)});
  }
  return all;
}

struct FaultKind {
  std::string name;
  bool full = false;
  bool always = false;
};

std::vector<FaultKind> FaultKinds() {
  return {{"BrokenOnce", false, false},
          {"Broken", false, true},
          {"FullOnce", true, false},
          {"Full", true, true}};
}

absl::StatusOr<std::unique_ptr<SqliteStore>> OpenOn(const std::string& folder,
                                                    absl::Duration wait_max) {
  return SqliteStore::Open({.folder = folder,
                            .vfs = FaultVfsName(),
                            .readers_max = 2,
                            .wait_max = wait_max});
}

// What the store may answer while its disk fails.
void ExpectRightError(const absl::Status& status) {
  EXPECT_THAT(status,
              AnyOf(HasReason("STORE_FULL"), HasReason("STORE_UNAVAILABLE")));
  EXPECT_TRUE(RetryAfterOf(status).has_value()) << status;
}

class SqliteNthCall
    : public ::testing::TestWithParam<std::tuple<FaultKind, Operation>> {
 protected:
  SqliteNthCall() {
    FaultsOfDisk().file = "/";
    RandomHistory history(1);
    while (given_.acknowledged.size() < 60) {
      const std::vector<Event> group = history.NextGroup(6);
      given_.acknowledged.insert(given_.acknowledged.end(), group.begin(),
                                 group.end());
    }
    next_group_ = history.NextGroup(6);
    EXPECT_THAT(truth_.Append(given_.acknowledged), IsOk());
    const auto store = OpenOn(past_.path(), absl::Minutes(1));
    EXPECT_THAT(store, IsOk());
    EXPECT_THAT((*store)->Append(given_.acknowledged), IsOk());
    EXPECT_THAT((*store)->ListHeld({}, {}, 1), IsOk());
  }
  ~SqliteNthCall() override { FaultsOfDisk().Heal(); }

  static const FaultKind& fault() { return std::get<0>(GetParam()); }

  static void Arm(int n) {
    FaultsOfDisk().FailCall(n, fault().full, fault().always);
  }

  // By itself, once the disk is whole; a busy machine is given its time.
  static void ExpectServesAgain(SqliteStore& store) {
    absl::Status status;
    for (int tries = 0; tries < 1'000; ++tries) {
      status = store.Probe();
      if (status.ok()) status = store.ListHeld({}, {}, 10).status();
      if (status.ok()) return;
    }
    EXPECT_THAT(status, IsOk());
  }

  static void ExpectWhole(const std::string& folder,
                          const StoreHistory& given) {
    const auto store = OpenOn(folder, absl::Minutes(1));
    ASSERT_THAT(store, IsOk());
    EXPECT_THAT(CheckJournal(**store, given), IsOk());
  }

  MemoryFolder past_;
  StoreHistory given_;
  std::vector<Event> next_group_;
  MemoryStore truth_;
};

TEST_P(SqliteNthCall, FailsAndTheStoreGoesOn) {
  const Operation& operation = std::get<1>(GetParam());
  int n = 1;
  for (bool clean = false; !clean && !HasFailure(); ++n) {
    SCOPED_TRACE(absl::StrCat("call ", n));
    ASSERT_LT(n, kCallsMax);
    MemoryFolder folder;
    std::filesystem::copy(past_.path(), folder.path(),
                          std::filesystem::copy_options::recursive);
    for (const std::string& file : operation.missing_files) {
      std::filesystem::remove(folder.File(file));
    }
    const bool starts_empty = operation.missing_files.size() == 2;
    std::unique_ptr<SqliteStore> store;
    absl::Status during;
    if (operation.run == nullptr) {
      Arm(n);
      auto opened = OpenOn(folder.path(), absl::Milliseconds(30));
      during = opened.status();
      if (opened.ok()) store = *std::move(opened);
    } else {
      auto opened = OpenOn(folder.path(), absl::Milliseconds(30));
      ASSERT_THAT(opened, IsOk());
      store = *std::move(opened);
      Arm(n);
      during = operation.run(*store, truth_);
      if (operation.closes) store = nullptr;
    }
    clean = FaultsOfDisk().failed == 0;
    FaultsOfDisk().Heal();
    if (!during.ok()) {
      EXPECT_FALSE(clean);
      ExpectRightError(during);
    }
    if (store != nullptr) ExpectServesAgain(*store);
    store = nullptr;
    ExpectWhole(folder.path(), starts_empty ? StoreHistory() : given_);
  }
  std::cout << n - 2 << " calls failed in turn\n";
}

INSTANTIATE_TEST_SUITE_P(
    Calls, SqliteNthCall,
    ::testing::Combine(::testing::ValuesIn(FaultKinds()),
                       ::testing::ValuesIn(Operations())),
    [](const ::testing::TestParamInfo<std::tuple<FaultKind, Operation>>& one) {
      return absl::StrCat(std::get<1>(one.param).name,
                          std::get<0>(one.param).name);
    });

class SqliteNthCallOfAppend : public SqliteNthCall {};

TEST_P(SqliteNthCallOfAppend, AllOfTheGroupIsThereOrNothing) {
  int n = 1;
  for (bool clean = false; !clean && !HasFailure(); ++n) {
    SCOPED_TRACE(absl::StrCat("call ", n));
    ASSERT_LT(n, kCallsMax);
    MemoryFolder folder;
    std::filesystem::copy(past_.path(), folder.path(),
                          std::filesystem::copy_options::recursive);
    auto opened = OpenOn(folder.path(), absl::Milliseconds(30));
    ASSERT_THAT(opened, IsOk());
    std::unique_ptr<SqliteStore> store = *std::move(opened);
    Arm(n);
    const absl::Status during = store->Append(next_group_);
    clean = FaultsOfDisk().failed == 0;
    FaultsOfDisk().Heal();
    ExpectServesAgain(*store);

    const auto last = store->LastPosition();
    ASSERT_THAT(last, IsOk());
    StoreHistory given = given_;
    if (*last > given.acknowledged.size()) {
      EXPECT_FALSE(absl::IsResourceExhausted(during));
      given.acknowledged.insert(given.acknowledged.end(), next_group_.begin(),
                                next_group_.end());
    } else {
      EXPECT_FALSE(during.ok());
    }
    if (!during.ok()) ExpectRightError(during);
    store = nullptr;
    ExpectWhole(folder.path(), given);
  }
  std::cout << n - 2 << " calls failed in turn\n";
}

INSTANTIATE_TEST_SUITE_P(
    Calls, SqliteNthCallOfAppend,
    ::testing::Combine(::testing::ValuesIn(FaultKinds()),
                       ::testing::Values(Operation{.name = "Append"})),
    [](const ::testing::TestParamInfo<std::tuple<FaultKind, Operation>>& one) {
      return std::get<0>(one.param).name;
    });

}  // namespace
}  // namespace intake::testing
