// What a file of people survives, and what is left of those it forgets.

#include "storage/people/sqlite_people_store.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <sstream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/people/people_for_test.h"
#include "storage/sqlite/fault_vfs.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::Ne;
using ::testing::Optional;

unsigned ModeOf(const std::string& path) {
  struct stat file = {};
  return stat(path.c_str(), &file) == 0 ? file.st_mode & 0777U : 0;
}

std::string BytesOf(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  return bytes.str();
}

TEST(SqlitePeopleStore, HasAfterAReopenWhatItHad) {
  const TempDir folder;
  StoredCustomer anna = SampleCustomer("anna");
  anna.email_confirmed = true;
  const StoredSession session = SampleSession("a", {.customer = 1});
  {
    auto store = OpenPeople(folder);
    ASSERT_THAT(store->AddCustomer(anna), IsOkAndHolds(1U));
    anna.id = 1;
    ASSERT_THAT(store->Apply({.member = SampleStaff("clerk"),
                              .session = session,
                              .token = SampleToken("t", 1)}),
                IsOk());
  }
  auto store = OpenPeople(folder);
  EXPECT_THAT(store->FindCustomer(1), IsOkAndHolds(Optional(anna)));
  EXPECT_THAT(store->LoadSessions(), IsOkAndHolds(ElementsAre(session)));
  EXPECT_THAT(store->LoadStaff(),
              IsOkAndHolds(ElementsAre(SampleStaff("clerk"))));
  EXPECT_THAT(store->FindToken("t"),
              IsOkAndHolds(Optional(SampleToken("t", 1))));
}

TEST(SqlitePeopleStore, IsForItsOwnerAlone) {
  const TempDir folder;
  const std::string path = folder.File("people.db");
  std::ofstream(path).flush();
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  auto store = OpenPeople(folder);
  ASSERT_THAT(store->AddCustomer(SampleCustomer("anna")), IsOk());
  EXPECT_EQ(ModeOf(path), 0600U);
  EXPECT_EQ(ModeOf(path + "-wal"), 0600U);
}

TEST(SqlitePeopleStore, LeavesNothingOfWhomItForgets) {
  const TempDir folder;
  const std::string path = folder.File("people.db");
  auto store = OpenPeople(folder);
  for (int i = 0; i < 200; ++i) {
    ASSERT_THAT(store->AddCustomer(SampleCustomer(absl::StrCat("someone", i))),
                IsOk());
  }
  ASSERT_TRUE(
      absl::StrContains(BytesOf(path) + BytesOf(path + "-wal"), "someone17@"));
  ASSERT_THAT(store->Purge(kSampleTime, absl::InfiniteFuture()), IsOk());
  const std::string left = BytesOf(path) + BytesOf(path + "-wal");
  EXPECT_FALSE(absl::StrContains(left, "someone"));
  EXPECT_FALSE(absl::StrContains(left, "Sadovaya"));
}

TEST(SqlitePeopleStore, RefusesAFileOfANewerProgramAndOneThatIsNone) {
  const TempDir folder;
  std::ofstream(folder.File("people.db"))
      << "This is no database, and long enough to be told from an empty one: "
      << std::string(4096, 'x');
  EXPECT_THAT(SqlitePeopleStore::Open({.path = folder.File("people.db")}),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(SqlitePeopleStore::Open({.path = folder.File("no/people.db")}),
              HasReason("STORE_UNAVAILABLE"));

  const TempDir newer;
  {
    auto connection = Connection::Open({.path = newer.File("people.db")},
                                       Connection::Access::kCreate);
    ASSERT_THAT(connection, IsOk());
    ASSERT_THAT((*connection)->RunScript("PRAGMA user_version = 99"), IsOk());
  }
  EXPECT_THAT(SqlitePeopleStore::Open({.path = newer.File("people.db")}),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

// Whichever write or sync fails, the change is there wholly or not at all, and
// for certain when it was acknowledged.
TEST(SqlitePeopleStore, AChangeIsWholeWhicheverWriteFails) {
  struct Case {
    int on_write;
    int on_sync;
  };
  for (const Case& fault :
       {Case{SQLITE_FULL, SQLITE_OK}, Case{SQLITE_IOERR_WRITE, SQLITE_OK},
        Case{SQLITE_OK, SQLITE_IOERR_FSYNC}}) {
    bool failed = true;
    for (int calls = 0; failed; ++calls) {
      SCOPED_TRACE(absl::StrCat("after ", calls, " calls"));
      ASSERT_LT(calls, 200);
      const TempDir folder;
      FaultsOfDisk().file = "people.db";
      auto store = OpenPeople(folder, FaultVfsName());
      StoredCustomer anna = SampleCustomer("anna");
      ASSERT_THAT(store->AddCustomer(anna), IsOkAndHolds(1U));
      anna.id = 1;
      anna.password_hash = "another";

      FaultsOfDisk().FailAfter(calls, fault.on_write, fault.on_sync);
      const absl::Status status =
          store->Apply({.customer = anna,
                        .session = SampleSession("a", {.customer = 1}),
                        .token = SampleToken("t", 1)});
      failed = FaultsOfDisk().failed > 0;
      FaultsOfDisk().Heal();
      if (!status.ok()) {
        EXPECT_THAT(status, AnyOf(HasReason("STORE_FULL"),
                                  HasReason("STORE_UNAVAILABLE")));
      }
      store = nullptr;
      store = OpenPeople(folder);
      const auto found = store->FindCustomer(1);
      ASSERT_THAT(found, IsOkAndHolds(Ne(std::nullopt)));
      const bool changed = (*found)->password_hash == "another";
      EXPECT_TRUE(changed || !status.ok());
      EXPECT_EQ(store->LoadSessions()->size(), changed ? 1U : 0U);
      EXPECT_EQ(store->FindToken("t")->has_value(), changed);
    }
  }
}

// Changes the password of customer 1 for ever; tells of each change on disk.
[[noreturn]] void ChangeUntilKilled(const TempDir& folder, int acknowledged) {
  auto store = OpenPeople(folder);
  if (store == nullptr) _exit(1);
  const auto found = store->FindCustomer(1);
  if (!found.ok() || !found->has_value()) _exit(2);
  StoredCustomer anna = **found;
  for (uint64_t round = std::stoull(anna.password_hash) + 1;; ++round) {
    anna.password_hash = absl::StrCat(round);
    const PersonId person = {.customer = 1};
    if (!store
             ->Apply({.customer = anna,
                      .locked_out = person,
                      .session = SampleSession(anna.password_hash, person)})
             .ok()) {
      _exit(3);
    }
    if (write(acknowledged, &round, sizeof(round)) < 0) _exit(4);
  }
}

TEST(SqlitePeopleStore, WhatWasAcknowledgedIsThereAfterAnyKill) {
  const TempDir folder;
  StoredCustomer anna = SampleCustomer("anna");
  anna.password_hash = "0";
  ASSERT_THAT(OpenPeople(folder)->AddCustomer(anna), IsOkAndHolds(1U));
  std::mt19937 random(1);
  uint64_t acknowledged = 0;
  for (int cycle = 0; cycle < 20; ++cycle) {
    SCOPED_TRACE(absl::StrCat("cycle ", cycle));
    int channel[2];
    ASSERT_EQ(pipe(channel), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(channel[0]);
      ChangeUntilKilled(folder, channel[1]);
    }
    close(channel[1]);
    for (uint64_t rounds = 1 + random() % 20; rounds > 0; --rounds) {
      ASSERT_EQ(read(channel[0], &acknowledged, sizeof(acknowledged)),
                static_cast<ssize_t>(sizeof(acknowledged)));
    }
    ASSERT_EQ(kill(child, SIGKILL), 0);
    ASSERT_EQ(waitpid(child, nullptr, 0), child);
    // What it had still told before it was gone.
    while (read(channel[0], &acknowledged, sizeof(acknowledged)) > 0) {
    }
    close(channel[0]);

    auto store = OpenPeople(folder);
    const auto found = store->FindCustomer(1);
    ASSERT_THAT(found, IsOkAndHolds(Ne(std::nullopt)));
    const uint64_t stored = std::stoull((*found)->password_hash);
    // And at most one that it did not live to tell of.
    EXPECT_GE(stored, acknowledged);
    EXPECT_LE(stored, acknowledged + 1);
    EXPECT_THAT(store->LoadSessions(),
                IsOkAndHolds(ElementsAre(
                    SampleSession((*found)->password_hash, {.customer = 1}))));
  }
}

}  // namespace
}  // namespace intake::testing
