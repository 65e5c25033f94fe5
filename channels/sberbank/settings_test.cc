#include "channels/sberbank/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/sdk/temporary_folder.h"

namespace intake::sberbank {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr char kAgent[] =
    "[[sberbank.agent]]\ncode = '86040111'\nprofile = 'tula17'\n"
    "files = '*.00*'\n";

absl::StatusOr<Settings> Load(const std::string& text) {
  const sdk::TemporaryFolder folder;
  return LoadSettings(folder.Write("intake.toml", text));
}

TEST(Settings, NeedAKeyFileAndAnAgent) {
  const auto settings =
      Load(std::string("[sberbank]\nkey_file = '/k'\n") + kAgent);
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_THAT(settings->folder, HasSubstr("/sberbank"));
  EXPECT_EQ(settings->listen, "127.0.0.1:7430");
  EXPECT_EQ(settings->poll, absl::Seconds(2));
  EXPECT_EQ(settings->settle, absl::Seconds(2));
  EXPECT_EQ(settings->log_level, "info");
  EXPECT_EQ(settings->connection.key_file, "/k");
  ASSERT_THAT(settings->agents, SizeIs(1));
  EXPECT_EQ(settings->agents[0].code, "86040111");
  EXPECT_EQ(settings->agents[0].profile->name, "tula17");
  EXPECT_EQ(settings->agents[0].files, "*.00*");
}

TEST(Settings, NameLineAndColumnOfWhatIsWrong) {
  const std::string head = "[sberbank]\nkey_file = '/k'\n";
  const struct {
    std::string text;
    std::string place;
    std::string what;
  } kCases[] = {
      {"[sberbank]\n", ":1:", "key_file"},
      {head, ":1:", "at least one [[sberbank.agent]]"},
      {head + "[[sberbank.agent]]\ncode = 'x'\nprofile = 'tula17'\nfiles = "
              "'*'\n",
       ":4:", "want 1 to 20 digits"},
      {head + "[[sberbank.agent]]\ncode = '1'\nprofile = 'x'\nfiles = '*'\n",
       ":5:", "want one of tula17, sbbol89, eps13"},
      {head + "[[sberbank.agent]]\ncode = '1'\nprofile = 'tula17'\n",
       ":3:", "files"},
      {head + "poll_seconds = 0\n" + kAgent, ":3:", "1"},
      {head + "listen = 'here'\n" + kAgent, ":3:", "ADDRESS:PORT"},
      {head + "lisetn = ''\n" + kAgent, ":3:", "listen"},
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
}  // namespace intake::sberbank
