#include "channels/cli/list_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "channels/cli/program_for_test.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;

constexpr char kList[] = "ЛС;Показание\n1234567890;12389\n1234567891;5\n";

// A program whose list channel's key is there, and whose server refuses the
// account ...1.
class ListCommandsTest : public testing::Test {
 protected:
  ListCommandsTest() {
    program_.folder.Write("list.key", "list");
    program_.config = program_.folder.Write(
        "intake.toml",
        "[cli]\nkey_file = \"admin.key\"\n[list]\nkey_file = "
        "\"list.key\"\n");
    list_ = program_.folder.Write("list.csv", kList);
    program_.server->on_CheckReading =
        [](const v1::CheckReadingRequest& request)
        -> absl::StatusOr<v1::CheckReadingResponse> {
      v1::CheckReadingResponse response;
      response.mutable_receipt()->set_outcome(
          request.submission().account_number() == "1234567891"
              ? v1::OUTCOME_REFUSED
              : v1::OUTCOME_ACCEPTED);
      return response;
    };
    program_.server->on_ListMissing = [](const v1::ListMissingRequest& request)
        -> absl::StatusOr<v1::ListMissingResponse> {
      EXPECT_EQ(request.representative(), "ivanova");
      v1::ListMissingResponse response;
      response.set_period("2014-06");
      response.add_accounts()->mutable_account()->set_number("77");
      if (request.page_token().empty()) response.set_next_page_token("more");
      return response;
    };
  }

  ProgramForTest program_;
  std::string list_;
};

TEST_F(ListCommandsTest, CheckSaysWhatWouldBecomeOfTheList) {
  EXPECT_EQ(program_.Run({"list", "check", list_, "--representative", "ivanova",
                          "--date", "25.06.2014"}),
            1);
  EXPECT_EQ(program_.KeyUsed(), "list.key");
  EXPECT_THAT(program_.out, HasSubstr("2 rows: 1 accepted, 1 refused."));
  EXPECT_THAT(program_.out, HasSubstr("nothing was stored"));
  EXPECT_THAT(program_.out, HasSubstr("2 accounts of the mandate are not "
                                      "complete for 06.2014"));
  EXPECT_FALSE(
      std::filesystem::exists(program_.folder.path() + "/list.answer.csv"));
}

TEST_F(ListCommandsTest, CheckWritesAnAnswerWhenItIsAskedTo) {
  const std::string answer = program_.folder.path() + "/checked.xlsx";
  EXPECT_EQ(
      program_.Run({"list", "check", list_, "--representative", "ivanova",
                    "--date", "2014-06-25", "--answer", answer, "--json"}),
      1);
  EXPECT_THAT(program_.out, HasSubstr("\"refused\":1"));
  EXPECT_TRUE(std::filesystem::exists(answer));
}

TEST_F(ListCommandsTest, AsksForAKeyAndForADate) {
  EXPECT_EQ(program_.Run({"list", "check", list_, "--representative", "i"}), 2);
  EXPECT_THAT(program_.err, HasSubstr("neither a date column"));
  program_.config = program_.folder.Write("intake.toml", "[cli]\n");
  EXPECT_EQ(program_.Run({"list", "check", list_, "--representative", "i"}), 4);
  EXPECT_THAT(program_.err, HasSubstr("lacks key_file in [list]"));
}

TEST_F(ListCommandsTest, SaysWhatIsWrongWithTheCommand) {
  EXPECT_EQ(program_.Run({"list", "check", list_}), 2);
  EXPECT_THAT(program_.err, HasSubstr("--representative"));
  EXPECT_EQ(program_.Run({"list", "submit", list_, "--representative", "i",
                          "--date", "25.06.2014", "--answer", list_}),
            2);
  EXPECT_THAT(program_.err, HasSubstr("want another name"));
  EXPECT_EQ(program_.Run({"list", "check", list_, "--representative", "i",
                          "--date", "25.06.2014", "--encoding", "ebcdic"}),
            2);
  EXPECT_THAT(program_.err, HasSubstr("koi8-r"));
}

// The list stays, and with it the way to go on.
TEST_F(ListCommandsTest, SaysThatTheSameCommandMayBeRunAgain) {
  program_.server->on_CheckReading = [](const v1::CheckReadingRequest&) {
    return absl::UnavailableError("down");
  };
  EXPECT_EQ(program_.Run({"list", "check", list_, "--representative", "i",
                          "--date", "25.06.2014"}),
            3);
  EXPECT_THAT(program_.err, HasSubstr("run the same command again"));
}

}  // namespace
}  // namespace intake::cli
