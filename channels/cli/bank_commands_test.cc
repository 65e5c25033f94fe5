#include "channels/cli/bank_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "absl/strings/str_cat.h"
#include "channels/charset/charset.h"
#include "channels/cli/program_for_test.h"
#include "channels/program/durable_file.h"
#include "channels/sberbank/daemon_status.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// A page of one account with one meter, which says where the next page is.
v1::ListAccountsResponse Page(int number, const std::string& serial,
                              const std::string& next) {
  v1::ListAccountsResponse page;
  v1::ListedAccount& listed = *page.add_accounts();
  listed.mutable_account()->set_number(absl::StrCat(1234567890 + number));
  listed.mutable_account()->mutable_address()->set_text("ул. Садовая, 1");
  v1::RegisterDescription& dial = *listed.add_registers();
  dial.mutable_register_()->set_serial(serial);
  dial.mutable_register_()->set_kind(v1::REGISTER_KIND_TOTAL);
  dial.set_label("электричество");
  dial.set_last_value("12389");
  page.set_next_page_token(next);
  return page;
}

TEST(BankExport, WritesEveryPageForTheTerminals) {
  ProgramForTest program;
  program.server->on_ListAccounts = [](const auto& request) {
    return request.page_token().empty() ? Page(0, "A-17", "2")
                                        : Page(1, "1#2", "");
  };
  const std::string path = program.folder.path() + "/out";
  EXPECT_EQ(
      program.Run({"bank", "export", "--agent", "86040111", "--out", path}), 1);
  EXPECT_EQ(ToUtf8(*program::ReadFile(path), Charset::kCp1251).value(),
            "1234567890;ул. Садовая, 1;0.00;86040111#электричество, "
            "A-17@A-170#12389#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ\r\n");
  EXPECT_THAT(program.out, HasSubstr("1 of 2 accounts"));
  EXPECT_THAT(program.err,
              HasSubstr("left out: account 1234567891: meter \"1#2\""));
  EXPECT_EQ(program.KeyUsed(), "admin.key");
}

TEST(BankExport, LeavesNoHalfFileBehindAnError) {
  ProgramForTest program;
  program.server->on_ListAccounts =
      [](const auto& request) -> absl::StatusOr<v1::ListAccountsResponse> {
    if (request.page_token().empty()) return Page(0, "A-17", "2");
    return absl::PermissionDeniedError("revoked");
  };
  const std::string path = program.folder.path() + "/out";
  EXPECT_EQ(
      program.Run({"bank", "export", "--agent", "86040111", "--out", path}), 4);
  EXPECT_TRUE(absl::IsNotFound(program::ReadFile(path).status()));
}

TEST(BankExport, NamesTheFileByTheAgentAndTheDayOfTheYear) {
  ProgramForTest program;
  program.server->on_ListAccounts = [](const auto&) {
    return Page(0, "A-17", "");
  };
  std::filesystem::create_directory(program.folder.path() + "/outgoing");
  EXPECT_EQ(program.Run({"bank", "export", "--agent", "17", "--folder",
                         program.folder.path()}),
            0)
      << program.err;
  EXPECT_THAT(program.out, HasSubstr("/outgoing/00000017.176: 1 of 1"));
  EXPECT_EQ(program.Run({"bank", "export", "--agent", "x"}), 2);
  EXPECT_EQ(program.Run({"bank", "export"}), 2);
}

TEST(BankStatus, ShowsWhatIsWorkedOnAndWhatWaits) {
  ProgramForTest program;
  sberbank::DaemonStatus status{
      .written_at = program.now - absl::Seconds(1),
      .file = "01117722.00A",
      .rows_done = 25'000,
      .rows_total = 100'000,
      .working_for = absl::Seconds(10),
      .waiting = {{"01117723.00A", "waits for its receipt"}},
      .waiting_count = 1,
      .results = {{"01117721.00A", "processed", 12, "2014-07-21T10:00:00Z"}}};
  program.folder.Write("status.json", sberbank::StatusJson(status));
  EXPECT_EQ(program.Run({"bank", "status", "--folder", program.folder.path()}),
            0);
  EXPECT_THAT(program.out,
              AllOf(HasSubstr("01117722.00A  25,000 of 100,000 rows  25 %  "
                              "2,500/s  30 s left"),
                    HasSubstr("01117723.00A  waits for its receipt"),
                    HasSubstr("processed"), Not(HasSubstr("running?"))));
  program.now += absl::Minutes(5);
  EXPECT_EQ(program.Run({"bank", "status", "--folder", program.folder.path()}),
            0);
  EXPECT_THAT(program.out, HasSubstr("is intake-sberbank running?"));
}

TEST(BankStatus, FindsTheFolderInTheConfiguration) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({"bank", "status"}), 2);
  EXPECT_THAT(program.err, HasSubstr("key_file"));
  const std::string config = program.folder.Write(
      "other.toml",
      "[sberbank]\nfolder = 'bank'\nkey_file = 'k'\n[[sberbank.agent]]\n"
      "code = '1'\nprofile = 'tula17'\nfiles = '*'\n");
  EXPECT_EQ(program.Run({"--config", config, "bank", "status"}), 1);
  EXPECT_THAT(program.err, HasSubstr("/bank/status.json: there is none"));
  program.folder.Write("status.json", "{}");
  EXPECT_EQ(program.Run({"bank", "status", "--folder", program.folder.path()}),
            2);
}

}  // namespace
}  // namespace intake::cli
