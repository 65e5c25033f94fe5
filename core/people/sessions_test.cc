#include "core/people/sessions.h"

#include <memory>
#include <string>

#include "core/base/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/people_world.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::SizeIs;

constexpr SessionEnds kEnds = {.idle_max = absl::Hours(1),
                               .age_max = absl::Hours(24)};
const PersonId kAnna = {.customer = 1};

class SessionsTest : public ::testing::Test {
 protected:
  SessionsTest() { Reopen(); }

  void Reopen() {
    sessions_ =
        std::make_unique<Sessions>(world_.store, world_.secrets, world_.clock,
                                   kEnds, *world_.store.LoadSessions());
  }
  std::string Begin(const PersonId& person) {
    PeopleChange change;
    const NewSession session = sessions_->Begin(person, change);
    EXPECT_EQ(session.expires_at, world_.clock.Now() + kEnds.age_max);
    EXPECT_THAT(sessions_->Apply(change), IsOk());
    return session.token;
  }
  bool IsOpen(const std::string& token) { return sessions_->Use(token).ok(); }

  PeopleWorld world_;
  std::unique_ptr<Sessions> sessions_;
};

TEST_F(SessionsTest, AreKnownByTheirTokenAlone) {
  const std::string token = Begin(kAnna);
  EXPECT_THAT(sessions_->Use(token), IsOkAndHolds(kAnna));
  for (const std::string& other :
       {std::string(), token + "x", world_.secrets.HashToken(token)}) {
    EXPECT_THAT(sessions_->Use(other), HasReason("SESSION_ENDED"));
  }
}

TEST_F(SessionsTest, EndAnHourAfterTheirLastUse) {
  const std::string token = Begin(kAnna);
  for (int i = 0; i < 3; ++i) {
    world_.clock.Advance(kEnds.idle_max - absl::Microseconds(1));
    EXPECT_TRUE(IsOpen(token));
  }
  world_.clock.Advance(kEnds.idle_max);
  EXPECT_FALSE(IsOpen(token));
}

TEST_F(SessionsTest, EndADayAfterTheirStartHoweverOftenUsed) {
  const std::string token = Begin(kAnna);
  for (int i = 0; i < 47; ++i) {
    world_.clock.Advance(absl::Minutes(30));
    EXPECT_TRUE(IsOpen(token));
  }
  world_.clock.Advance(absl::Minutes(30));
  EXPECT_FALSE(IsOpen(token));
}

TEST_F(SessionsTest, OutliveARestartToWithinAMinute) {
  const std::string token = Begin(kAnna);
  world_.clock.Advance(absl::Minutes(50));
  EXPECT_TRUE(IsOpen(token));
  world_.clock.Advance(absl::Minutes(50));
  Reopen();
  EXPECT_TRUE(IsOpen(token));
}

TEST_F(SessionsTest, TellTheStoreOfTheirUseOnceAMinute) {
  const std::string token = Begin(kAnna);
  for (int second = 0; second < 600; ++second) {
    world_.clock.Advance(absl::Seconds(1));
    ASSERT_TRUE(IsOpen(token));
  }
  EXPECT_EQ(world_.calls["a use noted"], 10);
}

TEST_F(SessionsTest, AStoreThatTakesNoNotesEndsNone) {
  const std::string token = Begin(kAnna);
  world_.store.error = absl::UnavailableError("gone");
  world_.clock.Advance(absl::Minutes(5));
  EXPECT_TRUE(IsOpen(token));
}

TEST_F(SessionsTest, AreEndedOneByOneAndAllAtOnce) {
  const std::string first = Begin(kAnna);
  const std::string second = Begin(kAnna);
  const std::string other = Begin({.customer = 2});
  ASSERT_THAT(
      sessions_->Apply({.sessions_ended = {world_.secrets.HashToken(first)}}),
      IsOk());
  EXPECT_FALSE(IsOpen(first));
  EXPECT_TRUE(IsOpen(second));
  PeopleChange change = {.locked_out = kAnna};
  const std::string fresh = sessions_->Begin(kAnna, change).token;
  ASSERT_THAT(sessions_->Apply(change), IsOk());
  for (const bool reopened : {false, true}) {
    if (reopened) Reopen();
    EXPECT_FALSE(IsOpen(second));
    EXPECT_TRUE(IsOpen(fresh));
    EXPECT_TRUE(IsOpen(other));
  }
}

TEST_F(SessionsTest, NothingChangesHereThatTheStoreDidNotTake) {
  const std::string token = Begin(kAnna);
  world_.store.error = absl::UnavailableError("gone");
  PeopleChange change = {.locked_out = kAnna};
  const std::string fresh = sessions_->Begin(kAnna, change).token;
  EXPECT_FALSE(sessions_->Apply(change).ok());
  EXPECT_TRUE(IsOpen(token));
  EXPECT_FALSE(IsOpen(fresh));
}

TEST_F(SessionsTest, ThatWereUsedLongestAgoGiveWayToTooMany) {
  const std::string oldest = Begin(kAnna);
  world_.clock.Advance(absl::Seconds(1));
  const std::string next = Begin(kAnna);
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_TRUE(IsOpen(oldest));
  for (size_t i = 2; i <= limits::kSessionsPerPersonMax; ++i) {
    world_.clock.Advance(absl::Seconds(1));
    Begin(kAnna);
  }
  EXPECT_TRUE(IsOpen(oldest));
  EXPECT_FALSE(IsOpen(next));
  EXPECT_THAT(*world_.store.LoadSessions(),
              SizeIs(limits::kSessionsPerPersonMax));
}

TEST_F(SessionsTest, ThatHaveEndedAreForgottenAtTheNextLogIn) {
  for (uint64_t customer = 1; customer <= 50; ++customer) {
    Begin({.customer = customer});
  }
  world_.clock.Advance(kEnds.idle_max);
  Begin(kAnna);
  EXPECT_THAT(*world_.store.LoadSessions(), SizeIs(1));
}

}  // namespace
}  // namespace intake::testing
