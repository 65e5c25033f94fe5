#include "channels/email/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/sdk/temporary_folder.h"

namespace intake::email {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;

absl::StatusOr<Settings> Load(const std::string& text) {
  const sdk::TemporaryFolder folder;
  return LoadSettings(folder.Write("intake.toml", text));
}

TEST(Settings, NeedOnlyAKeyFile) {
  const auto settings = Load("[email]\nkey_file = '/etc/intake/email.key'\n");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->deadline, absl::Seconds(60));
  EXPECT_EQ(settings->metrics_file, "");
  EXPECT_EQ(settings->connection.server, "127.0.0.1:7410");
  EXPECT_EQ(settings->connection.key_file, "/etc/intake/email.key");
}

TEST(Settings, HoldAllThatTheFileSays) {
  const auto settings = Load(
      "[server]\nlisten = '0.0.0.0:1'\n"
      "[email]\nserver = 'localhost:1'\ndeadline_seconds = 5\n"
      "metrics_file = 'email.prom'\nkey_file = '/k'\n"
      "[email.tls]\nca_file = '/ca'\n");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->deadline, absl::Seconds(5));
  EXPECT_THAT(settings->metrics_file, EndsWith("/email.prom"));
  EXPECT_EQ(settings->connection.server, "localhost:1");
  EXPECT_EQ(settings->connection.authorities_file, "/ca");
}

TEST(Settings, NameLineAndColumnOfWhatIsWrong) {
  const struct {
    std::string text;
    std::string place;
    std::string what;
  } kCases[] = {
      {"[email]\n", "intake.toml:1:1", "key_file"},
      {"[email]\nkey_file = '/k'\nkye_file = ''\n", ":3:", "key_file"},
      {"[email]\nkey_file = '/k'\ndeadline_seconds = 601\n", ":3:", "600"},
      {"[email\n", ":1:", ""},
  };
  for (const auto& test : kCases) {
    const absl::Status status = Load(test.text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << test.text;
    EXPECT_THAT(std::string(status.message()),
                AllOf(HasSubstr(test.place), HasSubstr(test.what)))
        << test.text;
  }
}

}  // namespace
}  // namespace intake::email
