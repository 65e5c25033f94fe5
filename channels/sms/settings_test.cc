#include "channels/sms/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/sdk/temporary_folder.h"

namespace intake::sms {
namespace {

using ::testing::HasSubstr;

absl::StatusOr<Settings> Load(const std::string& text) {
  const sdk::TemporaryFolder folder;
  return LoadSettings(folder.Write("intake.toml", text));
}

TEST(Settings, NeedOnlyAKeyFile) {
  const auto settings = Load("[sms]\nkey_file = '/etc/intake/sms.key'\n");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->listen, "127.0.0.1:7420");
  EXPECT_EQ(settings->deadline, absl::Seconds(20));
  EXPECT_EQ(settings->log_level, "info");
  EXPECT_EQ(settings->connection.server, "127.0.0.1:7410");
  EXPECT_EQ(settings->connection.key_file, "/etc/intake/sms.key");
  EXPECT_FALSE(settings->connection.tls);
}

TEST(Settings, HoldAllThatTheFileSays) {
  const auto settings = Load(
      "[server]\nlisten = '0.0.0.0:1'\n"
      "[sms]\nlisten = '[::1]:80'\ndeadline_seconds = 7\nkey_file = '/k'\n"
      "server = 'intake.example:7410'\nplaintext_to_other_machines = true\n"
      "[sms.tls]\nca_file = '/ca'\ncertificate_file = '/crt'\n"
      "private_key_file = '/key'\n"
      "[log]\nlevel = 'debug'\n");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->listen, "[::1]:80");
  EXPECT_EQ(settings->deadline, absl::Seconds(7));
  EXPECT_EQ(settings->log_level, "debug");
  EXPECT_EQ(settings->connection.server, "intake.example:7410");
  EXPECT_TRUE(settings->connection.plaintext_to_other_machines);
  EXPECT_TRUE(settings->connection.tls);
  EXPECT_EQ(settings->connection.authorities_file, "/ca");
  EXPECT_EQ(settings->connection.certificate_file, "/crt");
  EXPECT_EQ(settings->connection.private_key_file, "/key");
}

TEST(Settings, NameLineAndColumnOfWhatIsWrong) {
  const struct {
    std::string text;
    std::string place;
    std::string what;
  } kCases[] = {
      {"[sms]\n", "intake.toml:1:1", "key_file"},
      {"[sms]\nkey_file = '/k'\nlisten = 'here'\n", ":3:", "ADDRESS:PORT"},
      {"[sms]\nkey_file = '/k'\nlisten = 7420\n", ":3:", "listen"},
      {"[sms]\nkey_file = '/k'\nlisetn = ''\n", ":3:", "listen"},
      {"[sms]\nkey_file = '/k'\ndeadline_seconds = 0\n", ":3:", "1"},
      {"[sms]\nkey_file = '/k'\n[log]\nlevel = 'all'\n", ":4:", "warn"},
      {"[sms\n", ":1:", ""},
  };
  for (const auto& test : kCases) {
    const absl::Status status = Load(test.text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << test.text;
    EXPECT_THAT(std::string(status.message()),
                AllOf(HasSubstr(test.place), HasSubstr(test.what)))
        << test.text;
  }
}

TEST(Settings, SayThatThereIsNoFile) {
  EXPECT_EQ(LoadSettings("/nowhere/intake.toml").status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace intake::sms
