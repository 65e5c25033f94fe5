// Crowds: thousands of streams that stay open beside many calls, streams whose
// clients never read an answer, and streams that are reset as soon as they are
// opened. The server goes on answering others, and its memory stays bounded.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "tests/fault/call_pump.h"
#include "tests/fault/server_world.h"
#include "tests/fault/stream_crowd.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

constexpr int kAccounts = 20'000;
constexpr int64_t kKiB = 1024;
constexpr int64_t kMiB = 1024 * kKiB;
constexpr absl::Duration kPatience = absl::Seconds(120);

class CrowdTest : public ::testing::Test {
 protected:
  CrowdTest() { world_.SetUp(); }

  PumpOptions Calls(uint64_t first_number, uint64_t calls) {
    return {.address = world_.address(),
            .channel_key = world_.channel_key(),
            .make_submission = Maker(),
            .first_number = first_number,
            .in_flight = 256,
            .connections = 2,
            .calls_max = calls};
  }

  CrowdOptions Streams(uint64_t first_number, size_t streams,
                       size_t connections) {
    return {.address = world_.address(),
            .channel_key = world_.channel_key(),
            .make_submission = Maker(),
            .first_number = first_number,
            .streams = streams,
            .connections = connections};
  }

  MakeSubmission Maker() {
    return [this](uint64_t number) {
      v1::Submission submission;
      submission.set_request_id(absl::StrCat("n", number));
      submission.set_account_number(
          world_.accounts()[number % world_.accounts().size()]);
      submission.mutable_ordered()->add_values(absl::StrCat(1000 + number));
      return submission;
    };
  }

  int64_t Resident() { return world_.server().ResidentBytes(); }

  // Calls, each on a connection of its own, until one takes less than a second:
  // the machine may have halted another one, the server none of them. Each has
  // to be answered.
  void ExpectFreshCallIsPrompt(uint64_t first_number) {
    constexpr uint64_t kCallsMax = 3;
    absl::Duration quickest = absl::InfiniteDuration();
    for (uint64_t call = 0; call < kCallsMax; ++call) {
      const absl::Time start = absl::Now();
      const grpc::Status status = FreshCall(first_number + call);
      ASSERT_TRUE(status.ok()) << status.error_message();
      quickest = std::min(quickest, absl::Now() - start);
      if (quickest < absl::Seconds(1)) return;
    }
    ADD_FAILURE() << "the quickest of " << kCallsMax << " calls took "
                  << quickest;
  }

  grpc::Status FreshCall(uint64_t number) {
    const auto stub = v1::IntakeService::NewStub(Connect(world_.address()));
    v1::SubmitReadingRequest request;
    *request.mutable_submission() = Maker()(number);
    v1::SubmitReadingResponse response;
    return Call(*stub, &v1::IntakeService::Stub::SubmitReading,
                world_.channel_key(), request, &response);
  }

  // The best pace of three times so many calls: what else runs on the machine
  // comes and goes.
  double BestPace(uint64_t first_number, uint64_t calls) {
    double best = 0;
    for (uint64_t round = 0; round < 3; ++round) {
      const PumpResult result =
          PumpCalls(Calls(first_number + round * calls, calls));
      EXPECT_EQ(result.failed, 0U) << result.first_failure;
      best = std::max(best, result.GoodPerSecond());
    }
    return best;
  }

  ServerWorld world_{kAccounts};
};

TEST_F(CrowdTest, TenThousandOpenStreamsLiveBesideManyCalls) {
  constexpr size_t kStreams = 10'000;
  constexpr uint64_t kCalls = 200'000 / INTAKE_SANITIZER_FACTOR;
  // gRPC's own buffers of a call, and ours.
  constexpr int64_t kBytesOfStreamMax =
      INTAKE_SANITIZER_FACTOR * int64_t{64} * kKiB;
  // Of a submission kept in memory: the account's latest readings and keys.
  constexpr int64_t kBytesOfCallMax =
      INTAKE_SANITIZER_FACTOR * int64_t{2} * kKiB;
  const int64_t before = Resident();
  StreamCrowd crowd(Streams(0, kStreams, 12));
  EXPECT_EQ(crowd.SendAndRead(kPatience), kStreams);
  const int64_t with_streams = Resident();
  const PumpResult calls = PumpCalls(Calls(1'000'000, kCalls));
  EXPECT_EQ(calls.failed, 0U) << calls.first_failure;
  const int64_t with_calls = Resident();
  // None of them was given up meanwhile.
  EXPECT_EQ(crowd.SendAndRead(kPatience), kStreams);
  std::cout << kStreams << " streams: " << (with_streams - before) / kMiB
            << " MiB; " << calls << ", " << (with_calls - with_streams) / kMiB
            << " MiB more\n";
  EXPECT_LT(with_streams - before,
            static_cast<int64_t>(kStreams) * kBytesOfStreamMax);
  EXPECT_LT(with_calls - with_streams,
            static_cast<int64_t>(kCalls) * kBytesOfCallMax);
  crowd.Cancel();
  ExpectFreshCallIsPrompt(2'000'000);
  EXPECT_EQ(world_.server().Terminate(), 0);
}

TEST_F(CrowdTest, ClientsThatNeverReadHoldUpOnlyThemselves) {
  constexpr size_t kStreams = 100;
  constexpr size_t kReadings = 5'000;
  // Each stream's answers that wait to be sent,
  // limits::kStreamAnswersPendingMax, what lies in the windows, and what the
  // accounts remember of it all. Had the server taken everything, it would be
  // several times that.
  constexpr int64_t kGrowthMax = 256 * kMiB;
  const double alone = BestPace(0, 10'000);
  const int64_t before = Resident();
  StreamCrowd crowd(Streams(10'000'000, kStreams, 4));
  crowd.SendWithoutReading(kReadings);
  const PumpResult beside = PumpCalls(Calls(2'000'000, 10'000));
  EXPECT_EQ(beside.failed, 0U) << beside.first_failure;
  const int64_t growth = Resident() - before;
  // Once more, with the streams stuck for good.
  const double stuck = BestPace(3'000'000, 10'000);
  const int64_t later_growth = Resident() - before;
  std::cout << kStreams << " streams unread: " << growth / kMiB << " MiB, then "
            << later_growth / kMiB << " MiB; alone " << alone << "/s; beside "
            << beside << "; stuck " << stuck << "/s\n";
  EXPECT_LT(later_growth, INTAKE_SANITIZER_FACTOR * kGrowthMax);
  EXPECT_GT(stuck, alone / 4);
  crowd.Cancel();
  ExpectFreshCallIsPrompt(4'000'000);
  EXPECT_EQ(world_.server().Terminate(), 0);
}

// Every flood sends to the same accounts, which remember only so much. What a
// flood takes for itself, and what the allocator keeps of it, goes up and down;
// what resets leave behind would only grow.
TEST_F(CrowdTest, FloodsOfResetsLeaveNothingBehind) {
  constexpr size_t kStreams = 4'000 / INTAKE_SANITIZER_FACTOR;
  constexpr int kFloods = 25;
  constexpr ptrdiff_t kCompared = 5;
  // 800 bytes for each of the 80,000 resets between.
  constexpr int64_t kGrowthMax = 64 * kMiB;
  std::vector<int64_t> resident;
  for (uint64_t number = 0; number < kFloods; ++number) {
    StreamCrowd crowd(Streams(number * kAccounts, kStreams, 5));
    crowd.SendWithoutReading(1);
    crowd.Cancel();
    ExpectFreshCallIsPrompt(1'000'000 + number * 1'000);
    resident.push_back(Resident());
  }
  const int64_t early =
      *std::max_element(resident.begin(), resident.begin() + kCompared);
  const int64_t late =
      *std::min_element(resident.end() - kCompared, resident.end());
  std::cout << kFloods << " floods of " << kStreams
            << " resets: " << early / kMiB << " MiB early, " << late / kMiB
            << " MiB late\n";
  EXPECT_LT(late - early, INTAKE_SANITIZER_FACTOR * kGrowthMax);
  EXPECT_EQ(world_.server().Terminate(), 0);
}

}  // namespace
}  // namespace intake::testing
