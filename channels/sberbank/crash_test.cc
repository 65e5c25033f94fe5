// The program dies at every line it logs and after every submission, and is
// started again: the files end up as if nothing had happened.

#include <gtest/gtest.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "channels/sberbank/engine_fixture.h"

namespace intake::sberbank {
namespace {

// Steps that are left to live; every log line and every submission is one.
std::atomic<int> steps_left;

void Step() {
  if (--steps_left == 0) _exit(9);
}

class DyingSink final : public spdlog::sinks::base_sink<std::mutex> {
  void sink_it_(const spdlog::details::log_msg&) override { Step(); }
  void flush_() override {}
};

void DeliverAll(BankFolder& bank) {
  bank.DeliverRegistry("01117722.00A",
                       TulaLine("1", 1, "70", "5") +
                           TulaLine("404", 2, "70", "5") +
                           TulaLine("3", 3, "НЕТ", "5", "7.00"),
                       3, "7.00");
  // Takes up a row of the first, contradicts another, and brings one of its
  // own.
  bank.DeliverRegistry("01117723.00A",
                       TulaLine("1", 1, "70", "5") +
                           TulaLine("404", 2, "70", "6") +
                           TulaLine("3", 4, "70", "7"),
                       3);
  bank.DeliverRegistry("01117724.00A", "bad\r\n", 1);
  bank.DeliverRegistry("01117725.00A", TulaLine("1", 5, "70", "5"), 2);
  bank.Deliver("eps13_a",
               "21-07-2014;;;;9;1;;;;;7,00;7,00;0,00\r\n"
               "=1;7,00;7,00;0,00;123456;22-07-2014\r\n");
}

// Whether all was done before it died.
bool RunUntil(int step, BankFolder& bank) {
  const pid_t child = fork();
  if (child == 0) {
    steps_left = step;
    bank.Start();
    bank.core().before = [](const v1::Submission&) {
      Step();
      return absl::OkStatus();
    };
    const bool is_ok = bank.Look().ok();
    _exit(is_ok ? 0 : 1);
  }
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) &&
              (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 9))
      << status;
  return WEXITSTATUS(status) == 0;
}

TEST(Crash, AtAnyStepAndAStartAgainGiveTheSameFiles) {
  const auto before = spdlog::default_logger();
  auto logger =
      std::make_shared<spdlog::logger>("dying", std::make_shared<DyingSink>());
  logger->set_level(spdlog::level::debug);
  spdlog::set_default_logger(logger);

  BankFolder undisturbed;
  DeliverAll(undisturbed);
  steps_left = 1'000'000;
  ASSERT_TRUE(undisturbed.Look().ok());
  const auto expected = undisturbed.Everything();
  ASSERT_EQ(expected.size(), 15U);

  int died = 0;
  for (int step = 1;; ++step) {
    BankFolder bank;
    DeliverAll(bank);
    bank.Stop();
    if (RunUntil(step, bank)) break;
    ++died;
    // Once more on the way, then to the end.
    RunUntil(1 + step % 7, bank);
    ASSERT_TRUE(RunUntil(1'000'000, bank)) << "died at step " << step;
    EXPECT_EQ(bank.Everything(), expected) << "died at step " << step;
    bank.Start();
    EXPECT_EQ(bank.core().judged().size(), 4U) << "died at step " << step;
  }
  spdlog::set_default_logger(before);
  EXPECT_GT(died, 15);
}

}  // namespace
}  // namespace intake::sberbank
