#include "channels/cli/doctor_check.h"

#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

constexpr int64_t kGiB = int64_t{1} << 30;

v1::GetStatusResponse Healthy() {
  v1::GetStatusResponse status;
  status.set_serving(true);
  status.mutable_now()->set_seconds(1'000'000);
  status.mutable_counts()->set_received(5);
  status.mutable_counts()->set_accepted(3);
  status.mutable_counts()->set_refused(2);
  status.mutable_store()->set_free_bytes(100 * kGiB);
  status.mutable_store()->set_views_bytes(kGiB);
  return status;
}

CheckState StateOf(const v1::GetStatusResponse& status, const std::string& name,
                   int64_t now_seconds = 1'000'000) {
  for (const Check& check :
       CheckServerStatus(status, absl::FromUnixSeconds(now_seconds))) {
    if (check.name != name) continue;
    // Whoever is told of trouble is told what to do.
    EXPECT_EQ(check.state == CheckState::kOk, check.advice.empty()) << name;
    return check.state;
  }
  ADD_FAILURE() << "no check " << name;
  return CheckState::kFail;
}

TEST(DoctorCheck, FindsAHealthyServerHealthy) {
  for (const Check& check :
       CheckServerStatus(Healthy(), absl::FromUnixSeconds(1'000'000))) {
    EXPECT_EQ(check.state, CheckState::kOk) << check.name;
  }
}

TEST(DoctorCheck, FailsAServerThatCannotCommitAsWorthTryingAgain) {
  v1::GetStatusResponse status = Healthy();
  status.set_serving(false);
  EXPECT_EQ(StateOf(status, "serving"), CheckState::kFail);
  EXPECT_EQ(
      ExitCodeOf(CheckServerStatus(status, absl::FromUnixSeconds(1'000'000))),
      ExitCode::kUnavailable);
}

TEST(DoctorCheck, ComparesClocksBothWays) {
  EXPECT_EQ(StateOf(Healthy(), "clock", 1'000'001), CheckState::kOk);
  EXPECT_EQ(StateOf(Healthy(), "clock", 1'000'005), CheckState::kWarn);
  EXPECT_EQ(StateOf(Healthy(), "clock", 999'995), CheckState::kWarn);
  EXPECT_EQ(StateOf(Healthy(), "clock", 1'000'060), CheckState::kFail);
}

TEST(DoctorCheck, SumsTheCounts) {
  v1::GetStatusResponse status = Healthy();
  status.mutable_counts()->set_pending(1);
  EXPECT_EQ(StateOf(status, "counts"), CheckState::kFail);
  status.mutable_counts()->set_received(6);
  EXPECT_EQ(StateOf(status, "counts"), CheckState::kOk);
}

TEST(DoctorCheck, WantsRoomForASecondSetOfViews) {
  v1::GetStatusResponse status = Healthy();
  status.mutable_store()->set_free_bytes(3 * kGiB);
  EXPECT_EQ(StateOf(status, "disk"), CheckState::kOk);
  status.mutable_store()->set_views_bytes(4 * kGiB);
  EXPECT_EQ(StateOf(status, "disk"), CheckState::kWarn);
  status.mutable_store()->set_free_bytes(100 << 20);
  EXPECT_EQ(StateOf(status, "disk"), CheckState::kFail);
}

TEST(DoctorCheck, WarnsOfViewsFarBehindOrAhead) {
  v1::GetStatusResponse status = Healthy();
  status.mutable_store()->set_journal_position(100'000);
  EXPECT_EQ(StateOf(status, "views"), CheckState::kOk);
  status.mutable_store()->set_journal_position(100'001);
  EXPECT_EQ(StateOf(status, "views"), CheckState::kWarn);
  status.mutable_store()->set_views_position(100'002);
  EXPECT_EQ(StateOf(status, "views"), CheckState::kWarn);
}

TEST(DoctorCheck, WarnsOfKeysInPlainTextOnANetwork) {
  EXPECT_EQ(CheckTransport({.server = "127.0.0.1:7410"}).state,
            CheckState::kOk);
  EXPECT_EQ(CheckTransport({.server = "10.0.0.7:7410"}).state,
            CheckState::kWarn);
  EXPECT_EQ(CheckTransport({.server = "10.0.0.7:7410", .tls = true}).state,
            CheckState::kOk);
}

TEST(DoctorCheck, IsALineACheckWithItsAdviceBeneath) {
  std::istringstream in;
  std::ostringstream out;
  Console console{.in = in, .out = out, .err = out};
  const std::vector<Check> checks = {{.name = "clock", .detail = "fine"},
                                     {.name = "disk",
                                      .state = CheckState::kFail,
                                      .detail = "full",
                                      .advice = "Make room.",
                                      .exit_code = ExitCode::kUnavailable}};
  EXPECT_EQ(ChecksText(checks, console),
            "ok    clock  fine\n"
            "fail  disk   full\n"
            "        Make room.\n");
  EXPECT_EQ(ChecksJson(checks),
            R"({"checks":[{"name":"clock","state":"ok","detail":"fine",)"
            R"("advice":""},{"name":"disk","state":"fail","detail":"full",)"
            R"("advice":"Make room."}]})");
  EXPECT_EQ(ExitCodeOf(checks), ExitCode::kUnavailable);
}

}  // namespace
}  // namespace intake::cli
