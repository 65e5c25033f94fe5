#include "core/admission/command_queue.h"

#include <thread>

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::HasReason;
using ::intake::testing::IsOk;

class Item final : public Command {
 public:
  explicit Item(size_t items) : items_(items) {}

  size_t items() const override { return items_; }
  const AccountNames& names() const override { return names_; }
  absl::Status Decide(Group&) override { return absl::OkStatus(); }
  void Answer(Group&, Ledger&) override {}
  void Fail(const absl::Status&, Ledger&) override {}

 private:
  const size_t items_;
  const AccountNames names_;
};

absl::Status Push(CommandQueue& queue, size_t items) {
  std::unique_ptr<Command> command = std::make_unique<Item>(items);
  const absl::Status status = queue.Push(command);
  EXPECT_EQ(command == nullptr, status.ok());
  return status;
}

std::vector<size_t> Take(CommandQueue& queue, size_t items_max) {
  const std::optional<Commands> taken =
      queue.Take(items_max, absl::ZeroDuration());
  std::vector<size_t> items;
  for (const auto& command : *taken) items.push_back(command->items());
  return items;
}

TEST(CommandQueue, GivesAllThatWaitsInOrderUpToTheSizeOfAGroup) {
  CommandQueue queue(100);
  for (size_t items = 1; items <= 5; ++items)
    EXPECT_THAT(Push(queue, items), IsOk());
  EXPECT_EQ(Take(queue, 6), (std::vector<size_t>{1, 2, 3}));
  EXPECT_EQ(Take(queue, 6), (std::vector<size_t>{4}));
  EXPECT_EQ(Take(queue, 6), (std::vector<size_t>{5}));
  EXPECT_EQ(Take(queue, 6), (std::vector<size_t>{}));
}

TEST(CommandQueue, GivesACommandLargerThanAGroupAlone) {
  CommandQueue queue(100);
  EXPECT_THAT(Push(queue, 50), IsOk());
  EXPECT_THAT(Push(queue, 1), IsOk());
  EXPECT_EQ(Take(queue, 6), (std::vector<size_t>{50}));
  EXPECT_EQ(Take(queue, 6), (std::vector<size_t>{1}));
}

TEST(CommandQueue, IsBoundedByItemsAndCountsEmptyCommandsToo) {
  CommandQueue queue(3);
  EXPECT_THAT(Push(queue, 2), IsOk());
  EXPECT_THAT(Push(queue, 2), HasReason("QUEUE_FULL"));
  EXPECT_THAT(Push(queue, 0), IsOk());
  EXPECT_THAT(Push(queue, 0), HasReason("QUEUE_FULL"));
  Take(queue, 10);
  // Larger than the whole queue: when nothing else waits.
  EXPECT_THAT(Push(queue, 5), IsOk());
}

TEST(CommandQueue, AfterCloseGivesWhatWaitsAndThenNoMore) {
  CommandQueue queue(10);
  EXPECT_THAT(Push(queue, 1), IsOk());
  queue.Close();
  EXPECT_THAT(Push(queue, 1), HasReason("SHUTTING_DOWN"));
  EXPECT_EQ(Take(queue, 10), (std::vector<size_t>{1}));
  EXPECT_EQ(queue.Take(10, absl::InfiniteDuration()), std::nullopt);
}

TEST(CommandQueue, CloseWakesWhoeverWaits) {
  CommandQueue queue(10);
  std::thread closer([&queue] { queue.Close(); });
  EXPECT_EQ(queue.Take(10, absl::InfiniteDuration()), std::nullopt);
  closer.join();
}

TEST(CommandQueue, LosesNothingBetweenThreads) {
  constexpr int kThreads = 4;
  constexpr int kEach = 1000;
  CommandQueue queue(kThreads * kEach);
  std::vector<std::thread> senders;
  for (int i = 0; i < kThreads; ++i) {
    senders.emplace_back([&queue] {
      for (int sent = 0; sent < kEach; ++sent) {
        EXPECT_THAT(Push(queue, 1), IsOk());
      }
    });
  }
  size_t taken = 0;
  while (taken < kThreads * kEach) {
    taken += queue.Take(64, absl::InfiniteDuration())->size();
  }
  for (std::thread& sender : senders) sender.join();
  EXPECT_EQ(taken, size_t{kThreads * kEach});
}

}  // namespace
}  // namespace intake
