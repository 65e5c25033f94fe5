#include "channels/portal/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::portal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr char kNeeded[] =
    "[portal]\nkey_file = '/k'\naddress = 'https://portal.example/'\n"
    "spool_folder = '/s'\n";
constexpr char kMail[] = "[portal.mail]\nfrom = 'a@supplier.example'\n";

absl::StatusOr<Settings> Load(const std::string& text) {
  const sdk::TemporaryFolder folder;
  return LoadSettings(folder.Write("intake.toml", text));
}

TEST(Settings, NeedKeyAddressFolderAndSender) {
  const auto settings = Load(absl::StrCat(kNeeded, kMail));
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->listen, "127.0.0.1:7440");
  EXPECT_EQ(settings->deadline, absl::Seconds(5));
  EXPECT_FALSE(settings->behind_proxy);
  EXPECT_EQ(settings->spool_folder, "/s");
  EXPECT_EQ(settings->connection.server, "127.0.0.1:7410");
  EXPECT_EQ(settings->connection.key_file, "/k");
  EXPECT_EQ(settings->mail.server, "127.0.0.1:25");
  EXPECT_EQ(settings->mail.from, "a@supplier.example");
  EXPECT_EQ(settings->mail.portal_address, "https://portal.example");
}

TEST(Settings, HoldAllThatTheFileSays) {
  const auto settings = Load(absl::StrCat(
      kNeeded, "listen = '[::1]:80'\nbehind_proxy = true\n",
      "deadline_seconds = 9\nserver = '127.0.0.1:1'\n[portal.tls]\n", kMail,
      "server = 'localhost:2525'\nfrom_name = 'Показания'\n",
      "[desk]\nlisten = '127.0.0.1:2'\n"));
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->listen, "[::1]:80");
  EXPECT_TRUE(settings->behind_proxy);
  EXPECT_EQ(settings->deadline, absl::Seconds(9));
  EXPECT_TRUE(settings->connection.tls);
  EXPECT_EQ(settings->mail.server, "localhost:2525");
  EXPECT_EQ(settings->mail.from_name, "Показания");
}

TEST(Settings, NameLineAndColumnOfWhatIsWrong) {
  const struct {
    std::string text;
    std::string place;
    std::string what;
  } kCases[] = {
      {"[portal]\n", "intake.toml:1:1", "address"},
      {absl::StrCat(kNeeded, "lisen = ''\n", kMail), ":5:", "listen"},
      {absl::StrCat(kNeeded, "listen = 'here'\n", kMail),
       ":5:", "ADDRESS:PORT"},
      {absl::StrCat("[portal]\nkey_file = '/k'\naddress = 'portal'\n",
                    "spool_folder = '/s'\n", kMail),
       ":3:", "https://portal.example"},
      {absl::StrCat("[portal]\nkey_file = '/k'\nspool_folder = '/s'\n",
                    "address = 'https://portal.example/a'\n", kMail),
       ":4:", "https://portal.example"},
      {absl::StrCat(kNeeded, "[portal.mail]\nfrom = 'nobody'\n"),
       ":6:", "e-mail address"},
      {absl::StrCat(kNeeded, kMail, "server = 'smtp://localhost'\n"),
       ":7:", "HOST:PORT"},
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
}  // namespace intake::portal
