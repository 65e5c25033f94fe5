// A disk that fills up under load, and is emptied again, twenty times. While it
// is full nothing is accepted and everybody is told so; once there is room the
// server takes readings again by itself, and nothing was lost or doubled.

#include <filesystem>
#include <iostream>
#include <memory>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "intake/v1/reading_service.grpc.pb.h"
#include "tests/fault/health.h"
#include "tests/fault/server_world.h"
#include "tests/fault/small_disk.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

constexpr int kCycles = 20;
constexpr int kAccounts = 6;
constexpr size_t kQuietAccounts = 1;
constexpr size_t kAnswersBetween = 40;
constexpr int64_t kDiskBytes = 192 * 1024 * 1024;
constexpr absl::Duration kPatience = absl::Seconds(60);

class DiskFullTest : public ::testing::Test {
 protected:
  // Whether there is a disk to fill.
  bool MountDisk() {
    absl::StatusOr<std::unique_ptr<SmallDisk>> disk =
        SmallDisk::Mount(mount_point_.path(), kDiskBytes);
    if (!disk.ok()) {
      std::cerr << "NOT TESTED: no small disk can be mounted here: "
                << disk.status() << "\n";
      return false;
    }
    disk_ = *std::move(disk);
    world_ = std::make_unique<ServerWorld>(kAccounts, disk_->path() + "/data");
    world_->SetUp();
    return true;
  }

  // A reading that nobody has sent, which does not fit on the disk.
  grpc::Status SubmitOne(int cycle) {
    const auto stub = v1::IntakeService::NewStub(Connect(world_->address()));
    v1::SubmitReadingRequest request;
    v1::Submission& submission = *request.mutable_submission();
    submission.set_request_id("full-" + std::to_string(cycle));
    submission.set_account_number(world_->accounts().back());
    submission.mutable_ordered()->add_values(std::to_string(7 + cycle));
    const std::string& account = submission.account_number();
    world_->history().NoteSent(submission.request_id(), account,
                               submission.ordered().values(0));
    v1::SubmitReadingResponse response;
    const grpc::Status status =
        Call(*stub, &v1::IntakeService::Stub::SubmitReading,
             world_->channel_key(), request, &response);
    if (status.ok()) {
      world_->history().NoteAnswer(submission.request_id(),
                                   response.receipt().SerializeAsString(),
                                   response.replayed());
    }
    return status;
  }

  void ExpectRefusal(int cycle) {
    const absl::Time deadline = absl::Now() + kPatience;
    grpc::Status status = SubmitOne(cycle);
    // What was judged before may have fitted in.
    while (status.ok() && absl::Now() < deadline) {
      ASSERT_TRUE(disk_->Fill().ok());
      status = SubmitOne(cycle += 1000);
    }
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED)
        << status.error_message();
    EXPECT_EQ(ReasonOf(status), "STORE_FULL");
    EXPECT_TRUE(HasRetryTime(status));
  }

  // What writes nothing needs no room. Of an account whose story the views knew
  // before the disk was full: of others the latest may be missing, and the
  // server does not answer with less. Who is judged together with what cannot
  // be stored is told to ask again.
  void ExpectQuestionsAnswered() {
    const std::string& quiet = world_->accounts().front();
    const auto channel = Connect(world_->address());
    const auto intake = v1::IntakeService::NewStub(channel);
    v1::DescribeAccountRequest describe;
    describe.set_account_number(quiet);
    v1::DescribeAccountResponse description;
    grpc::Status status =
        CallUntilAnswered(*intake, &v1::IntakeService::Stub::DescribeAccount,
                          world_->channel_key(), describe, &description);
    EXPECT_TRUE(status.ok()) << status.error_message();

    v1::CheckReadingRequest check;
    check.mutable_submission()->set_account_number(quiet);
    check.mutable_submission()->mutable_ordered()->add_values("5");
    v1::CheckReadingResponse checked;
    status = CallUntilAnswered(*intake, &v1::IntakeService::Stub::CheckReading,
                               world_->channel_key(), check, &checked);
    EXPECT_TRUE(status.ok()) << status.error_message();

    const auto readings = v1::ReadingService::NewStub(channel);
    v1::ListReadingsRequest list;
    list.set_account_number(quiet);
    v1::ListReadingsResponse listed;
    status =
        CallUntilAnswered(*readings, &v1::ReadingService::Stub::ListReadings,
                          world_->administrator_key(), list, &listed);
    EXPECT_TRUE(status.ok()) << status.error_message();

    const auto operations = v1::OperationsService::NewStub(channel);
    v1::GetStatusResponse figures;
    status = CallUntilAnswered(
        *operations, &v1::OperationsService::Stub::GetStatus,
        world_->administrator_key(), v1::GetStatusRequest(), &figures);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_FALSE(figures.serving());
  }

  // Before the world, which is gone before its disk is.
  const TempDir mount_point_;
  std::unique_ptr<SmallDisk> disk_;
  std::unique_ptr<ServerWorld> world_;
};

TEST_F(DiskFullTest, RefusesWithATimeToTryAgainAndServesOnceThereIsRoom) {
  if (!MountDisk()) GTEST_SKIP();
  for (int cycle = 0; cycle < kCycles; ++cycle) {
    std::unique_ptr<Load> load = world_->StartLoad(kQuietAccounts);
    world_->AwaitAnswers(kAnswersBetween);
    ASSERT_TRUE(disk_->Fill().ok());
    ExpectRefusal(cycle);
    EXPECT_TRUE(TurnsNotServing(world_->address(), kPatience));
    ExpectQuestionsAnswered();
    // Every other time nobody asks any more: the server finds out by itself.
    if (cycle % 2 == 0) load->Stop();
    disk_->MakeRoom();
    EXPECT_TRUE(TurnsServing(world_->address(), kPatience)) << cycle;
    if (cycle % 2 == 1) world_->AwaitAnswers(kAnswersBetween);
    load->Stop();
    if (HasFailure()) return;
  }
  const Verdict verdict = world_->Check();
  std::cout << kCycles << " times full, " << verdict << "\n";
  EXPECT_TRUE(verdict.Exact());
  EXPECT_EQ(world_->server().Terminate(), 0);
}

}  // namespace
}  // namespace intake::testing
