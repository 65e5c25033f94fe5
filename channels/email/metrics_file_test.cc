#include "channels/email/metrics_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "channels/program/durable_file.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::email {
namespace {

using ::testing::HasSubstr;

TEST(MetricsFile, AddsUpFromMessageToMessage) {
  const sdk::TemporaryFolder folder;
  const std::string path = folder.path() + "/email.prom";
  for (Result result : {Result::kRefused, Result::kRefused, Result::kAccepted,
                        Result::kHeld, Result::kDeferred}) {
    ASSERT_TRUE(CountMessage(path, result).ok());
  }
  const std::string text = program::ReadFile(path).value();
  for (const char* line :
       {"intake_email_received_total 5\n", "intake_email_accepted_total 1\n",
        "intake_email_held_total 1\n", "intake_email_refused_total 2\n",
        "intake_email_deferred_total 1\n",
        "# TYPE intake_email_refused_total counter\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(MetricsFile, CountsExactlyBeyondAMillion) {
  const sdk::TemporaryFolder folder;
  const std::string path =
      folder.Write("email.prom", "intake_email_refused_total 12345678\n");
  ASSERT_TRUE(CountMessage(path, Result::kRefused).ok());
  EXPECT_THAT(program::ReadFile(path).value(),
              HasSubstr("\nintake_email_refused_total 12345679\n"));
}

TEST(MetricsFile, StartsAnewWhereItCannotBeRead) {
  for (const char* text :
       {"", "\xff\n", "intake_email_held_total\n", "intake_email_held_total -7",
        "intake_email_held_total 1e300\n",
        "intake_email_held_total 9223372036854775807\n"}) {
    const sdk::TemporaryFolder folder;
    const std::string path = folder.Write("email.prom", text);
    ASSERT_TRUE(CountMessage(path, Result::kHeld).ok());
    EXPECT_THAT(program::ReadFile(path).value(),
                HasSubstr("\nintake_email_held_total 1\n"))
        << text;
  }
}

TEST(MetricsFile, MissesNoneOfManyProcesses) {
  const sdk::TemporaryFolder folder;
  const std::string path = folder.path() + "/email.prom";
  constexpr int kProcesses = 8;
  constexpr int kMessages = 5;
  std::vector<pid_t> children;
  for (int i = 0; i < kProcesses; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      bool ok = true;
      for (int j = 0; j < kMessages; ++j) {
        ok = CountMessage(path, Result::kAccepted).ok() && ok;
      }
      _exit(ok ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_THAT(program::ReadFile(path).value(),
              HasSubstr("\nintake_email_accepted_total 40\n"));
}

TEST(MetricsFile, SaysWhereItCannotBeWritten) {
  const absl::Status status =
      CountMessage("/nowhere/email.prom", Result::kHeld);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(status.message()), HasSubstr("/nowhere/email.prom"));
}

}  // namespace
}  // namespace intake::email
