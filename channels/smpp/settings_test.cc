#include "channels/smpp/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/sdk/temporary_folder.h"

namespace intake::smpp {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;

constexpr char kSms[] = "[sms]\nkey_file = '/k'\n[smpp]\n";
constexpr char kLeast[] =
    "[sms]\nkey_file = '/k'\n[smpp]\nhost = 'smsc.example'\n"
    "system_id = 'intake'\npassword_file = 'pass'\nnumber = '79090597272'\n";

absl::StatusOr<Settings> Load(const std::string& text,
                              const std::string& password = "secret",
                              mode_t mode = 0600) {
  const sdk::TemporaryFolder folder;
  folder.Write("pass", password, mode);
  return LoadSettings(folder.Write("intake.toml", text));
}

TEST(SmppSettings, NeedAnSmscAPasswordAndANumber) {
  const auto settings = Load(kLeast);
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->sms.connection.key_file, "/k");
  EXPECT_EQ(settings->transceiver.host, "smsc.example");
  EXPECT_EQ(settings->transceiver.port, 2775);
  EXPECT_EQ(settings->transceiver.session.bind.system_id, "intake");
  EXPECT_EQ(settings->transceiver.session.bind.password, "secret");
  EXPECT_EQ(settings->transceiver.session.bind.system_type, "");
  EXPECT_EQ(settings->transceiver.session.window, 10U);
  EXPECT_EQ(settings->transceiver.session.enquire_link, absl::Seconds(30));
  EXPECT_EQ(settings->own.digits, "79090597272");
  EXPECT_EQ(settings->own.type, 1);
  EXPECT_EQ(settings->own.plan, 1);
  EXPECT_EQ(settings->smsc.name, "smsc");
  EXPECT_EQ(settings->smsc.default_alphabet, DefaultAlphabet::kGsm);
  EXPECT_THAT(settings->spool_folder, EndsWith("/smpp-parts"));
  EXPECT_EQ(settings->parts_wait, absl::Minutes(10));
  EXPECT_EQ(settings->deadline, absl::Seconds(20));
  EXPECT_EQ(settings->listen, "127.0.0.1:7421");
}

TEST(SmppSettings, HoldAllThatTheFileSays) {
  const auto settings = Load(std::string(kLeast) +
                             "port = 3000\nsystem_type = 'x'\n"
                             "number_type = 5\nnumber_plan = 0\n"
                             "name = 'operator'\ndefault_alphabet = 'latin1'\n"
                             "window = 3\nenquire_link_seconds = 7\n"
                             "spool_folder = '/parts'\nparts_seconds = 8\n"
                             "deadline_seconds = 9\nlisten = '[::1]:80'\n"
                             "[server]\nlisten = '0.0.0.0:1'\n");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->transceiver.port, 3000);
  EXPECT_EQ(settings->transceiver.session.bind.system_type, "x");
  EXPECT_EQ(settings->own.type, 5);
  EXPECT_EQ(settings->own.plan, 0);
  EXPECT_EQ(settings->smsc.name, "operator");
  EXPECT_EQ(settings->smsc.default_alphabet, DefaultAlphabet::kLatin1);
  EXPECT_EQ(settings->transceiver.session.window, 3U);
  EXPECT_EQ(settings->transceiver.session.enquire_link, absl::Seconds(7));
  EXPECT_EQ(settings->spool_folder, "/parts");
  EXPECT_EQ(settings->parts_wait, absl::Seconds(8));
  EXPECT_EQ(settings->deadline, absl::Seconds(9));
  EXPECT_EQ(settings->listen, "[::1]:80");
}

TEST(SmppSettings, NameLineAndColumnOfWhatIsWrong) {
  const struct {
    std::string text;
    std::string place;
    std::string what;
  } kCases[] = {
      {kSms, ":3:1", "host"},
      {std::string(kLeast) + "porrt = 1\n", ":8:", "port"},
      {std::string(kLeast) + "port = 65536\n", ":8:", "65535"},
      {std::string(kLeast) + "system_type = '1234567890123'\n", ":8:", "12"},
      {std::string(kLeast) + "default_alphabet = 'utf-8'\n", ":8:", "latin1"},
      {std::string(kLeast) + "window = 0\n", ":8:", "1"},
      {std::string(kLeast) + "listen = 'here'\n", ":8:", "ADDRESS:PORT"},
  };
  for (const auto& test : kCases) {
    const absl::Status status = Load(test.text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << test.text;
    EXPECT_THAT(std::string(status.message()),
                AllOf(HasSubstr(test.place), HasSubstr(test.what)));
  }
}

TEST(SmppSettings, TakeAPasswordOnlyFromAFileOfItsOwn) {
  EXPECT_TRUE(absl::IsPermissionDenied(Load(kLeast, "secret", 0644).status()));
  const absl::Status status = Load(kLeast, "longerthan8").status();
  EXPECT_TRUE(absl::IsInvalidArgument(status));
  EXPECT_THAT(std::string(status.message()),
              testing::Not(HasSubstr("longerthan8")));
}

}  // namespace
}  // namespace intake::smpp
