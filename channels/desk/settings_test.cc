#include "channels/desk/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/sdk/temporary_folder.h"

namespace intake::desk {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

absl::StatusOr<Settings> Load(const std::string& text) {
  const sdk::TemporaryFolder folder;
  return LoadSettings(folder.Write("intake.toml", text));
}

TEST(Settings, NeedNothing) {
  const auto settings = Load("[desk]\n");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->listen, "127.0.0.1:7450");
  EXPECT_FALSE(settings->behind_proxy);
  EXPECT_THAT(settings->folder, EndsWith("/desk"));
  EXPECT_THAT(settings->core.key_file, EndsWith("/keys/desk.key"));
  EXPECT_THAT(settings->office_key_file, EndsWith("/keys/office.key"));
  EXPECT_EQ(settings->core.server, "127.0.0.1:7410");
  EXPECT_EQ(settings->log_level, "info");
}

TEST(Settings, HoldAllThatTheFileSays) {
  const auto settings = Load(
      "[portal]\nlisten = '0.0.0.0:1'\n"
      "[desk]\nlisten = '[::1]:80'\nkey_file = '/d'\nbehind_proxy = true\n"
      "call_center_key_file = '/c'\noffice_key_file = '/o'\n"
      "paper_slip_key_file = '/p'\nbuilding_list_key_file = '/b'\n"
      "folder = '/f'\nserver = 'intake.example:7410'\n"
      "[desk.tls]\nca_file = '/ca'\n");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->listen, "[::1]:80");
  EXPECT_TRUE(settings->behind_proxy);
  EXPECT_EQ(settings->core.key_file, "/d");
  EXPECT_EQ(settings->call_center_key_file, "/c");
  EXPECT_EQ(settings->office_key_file, "/o");
  EXPECT_EQ(settings->paper_slip_key_file, "/p");
  EXPECT_EQ(settings->building_list_key_file, "/b");
  EXPECT_EQ(settings->folder, "/f");
  EXPECT_EQ(settings->core.server, "intake.example:7410");
  EXPECT_TRUE(settings->core.tls);
}

TEST(Settings, NameLineAndColumnOfWhatIsWrong) {
  const struct {
    std::string text;
    std::string place;
    std::string what;
  } kCases[] = {
      {"[desk]\nlisten = 'here'\n", ":2:", "ADDRESS:PORT"},
      {"[desk]\nfoldr = 'here'\n", ":2:", "folder"},
      {"[desk]\nbehind_proxy = 1\n", ":2:", "behind_proxy"},
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
}  // namespace intake::desk
