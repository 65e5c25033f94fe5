#include "services/rpc/request_places.h"

#include <atomic>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::ElementsAre;

TEST(RequestPlaces, LetsInAsManyAsThereAreAndTheOthersInTurn) {
  RequestPlaces places(2);
  std::vector<int> in;
  for (int i = 1; i <= 4; ++i) places.Take([&in, i] { in.push_back(i); });
  EXPECT_THAT(in, ElementsAre(1, 2));
  places.GiveBack();
  EXPECT_THAT(in, ElementsAre(1, 2, 3));
  places.GiveBack();
  EXPECT_THAT(in, ElementsAre(1, 2, 3, 4));
}

TEST(RequestPlaces, WhoeverGivesBackAtOnceDoesNotGrowTheStack) {
  RequestPlaces places(1);
  places.Take([] {});
  int done = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    places.Take([&] {
      ++done;
      places.GiveBack();
    });
  }
  places.GiveBack();
  EXPECT_EQ(done, 1'000'000);
}

TEST(RequestPlaces, NobodyIsForgottenAmongManyThreads) {
  constexpr int kThreads = 4, kRequests = 20'000;
  RequestPlaces places(3);
  std::atomic<int> in = 0, most = 0, done = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < kRequests; ++i) {
        places.Take([&] {
          const int now = ++in;
          if (now > most) most = now;
          --in;
          ++done;
          places.GiveBack();
        });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, kThreads * kRequests);
  EXPECT_LE(most, 3);
}

}  // namespace
}  // namespace intake
