// What holds for every command: help, usage errors, configuration, keys,
// completion and the manual.

#include "channels/cli/command_line.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "channels/cli/command_tree.h"
#include "channels/cli/completion.h"
#include "channels/cli/help_formatter.h"
#include "channels/cli/man_page.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// The tree, whose parsing chooses nothing.
class Tree {
 public:
  const CLI::App& app() const { return *app_; }

  std::vector<std::string> CommandNames() const {
    std::vector<std::string> names;
    for (const CLI::App* word : AllWords(*app_)) {
      if (IsCommand(*word)) names.push_back(CommandName(*word));
    }
    return names;
  }

 private:
  GlobalFlags flags_;
  Command chosen_;
  std::unique_ptr<CLI::App> app_ = MakeCommandTree(&flags_, &chosen_);
};

std::string Content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file),
          std::istreambuf_iterator<char>()};
}

TEST(CommandTree, HasTheseCommands) {
  EXPECT_THAT(
      Tree().CommandNames(),
      ElementsAre(
          "intake account import", "intake account show",
          "intake account search", "intake account close",
          "intake meter replace", "intake submit", "intake check",
          "intake receipt", "intake confirm", "intake list check",
          "intake list submit", "intake history", "intake reading correct",
          "intake reading void", "intake review list", "intake review show",
          "intake review approve", "intake review reject", "intake export",
          "intake export acknowledge", "intake period close", "intake coverage",
          "intake coverage missing", "intake arrivals", "intake replay",
          "intake audit verify", "intake audit show", "intake bank export",
          "intake bank status", "intake channel list", "intake channel add",
          "intake channel update", "intake channel retire",
          "intake channel key issue", "intake channel key revoke",
          "intake staff list", "intake staff add", "intake staff update",
          "intake staff reset-password", "intake staff change-password",
          "intake staff actions", "intake customer register",
          "intake views rebuild", "intake status", "intake doctor",
          "intake backup", "intake sms reconcile", "intake sample town",
          "intake completion"));
}

TEST(CommandTree, HasNoOptionForASecret) {
  const Tree tree;
  for (const CLI::App* word : AllWords(tree.app())) {
    for (const CLI::Option* option : NamedOptionsOf(*word)) {
      for (const std::string& name : option->get_lnames()) {
        // A file that has it, or gets it.
        if (absl::EndsWith(name, "-file") || absl::EndsWith(name, "-out")) {
          continue;
        }
        EXPECT_FALSE(absl::StrContains(name, "secret") ||
                     absl::StrContains(name, "password") || name == "token")
            << name;
      }
      EXPECT_EQ(option->get_envname(), "");
    }
  }
}

TEST(Help, BeginsWithExamples) {
  ProgramForTest program;
  const Tree tree;
  for (const CLI::App* word : AllWords(tree.app())) {
    std::vector<std::string> arguments =
        absl::StrSplit(CommandName(*word), ' ');
    arguments.erase(arguments.begin());
    arguments.push_back("--help");
    EXPECT_EQ(program.Run(arguments), 0);
    const size_t examples = program.out.find("Examples:\n  intake ");
    EXPECT_NE(examples, std::string::npos) << program.out;
    EXPECT_LT(examples, program.out.find("Usage:")) << program.out;
    EXPECT_THAT(program.out, HasSubstr("Exit codes:\n  0  done"));
    EXPECT_EQ(program.err, "");
  }
}

TEST(Help, IsShownToWhoTypesNothing) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({}), 2);
  EXPECT_THAT(program.err, HasSubstr("Examples:"));
}

TEST(Usage, ErrorsNameTheCommandWhoseHelpHelps) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({"account", "show"}), 2);
  EXPECT_THAT(program.err, HasSubstr("intake account show --help"));
  EXPECT_EQ(program.Run({"histroy"}), 2);
  EXPECT_THAT(program.err, HasSubstr("no command \"histroy\" here; did you "
                                     "mean history?"));
  EXPECT_EQ(program.Run({"channel", "list", "--jsno"}), 2);
  EXPECT_THAT(program.err, HasSubstr("no option \"--jsno\" here; did you "
                                     "mean --json?"));
  EXPECT_EQ(program.Run({"history", "1", "--limit", "0"}), 2);
  EXPECT_EQ(program.Run({"submit", "1234567890", "1", "--signed", "maybe"}), 2);
  EXPECT_EQ(program.out, "");
}

TEST(Usage, ErrorsAreJsonForPrograms) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({"receipt", "1", "--json"}), 2);  // UNIMPLEMENTED
  EXPECT_THAT(program.err, StartsWith(R"({"error":{"code":"UNIMPLEMENTED")"));
}

TEST(Settings, FlagsWinOverTheFile) {
  ProgramForTest program;
  program.Run({"status"});
  EXPECT_EQ(program.options_used.back().server, "127.0.0.1:7410");
  const std::string other = program.folder.Write("other.key", "k");
  program.Run({"status", "--server", "127.0.0.1:1", "--key-file", other});
  EXPECT_EQ(program.options_used.back().server, "127.0.0.1:1");
  EXPECT_EQ(program.KeyUsed(), "other.key");
}

TEST(Settings, SayWhereTheFileIsWrong) {
  ProgramForTest program;
  const std::string file =
      program.folder.Write("bad.toml", "[cli]\nkey_fille = \"a\"\n");
  EXPECT_EQ(program.Run({"status", "--config", file}), 2);
  EXPECT_THAT(program.err,
              AllOf(HasSubstr("bad.toml:2:1"), HasSubstr("key_file")));
  EXPECT_EQ(program.Run({"status", "--config", "/none.toml"}), 2);
  EXPECT_THAT(program.err, HasSubstr("/none.toml: there is no such file"));
}

TEST(Settings, WithoutAKeySayWhichIsMissing) {
  ProgramForTest program;
  program.folder.Write("intake.toml", "[cli]\n");
  EXPECT_EQ(program.Run({"status"}), 4);
  EXPECT_THAT(program.err, HasSubstr("lacks key_file in [cli]"));
  EXPECT_EQ(program.Run({"submit", "1234567890", "1"}), 4);
  EXPECT_THAT(program.err, HasSubstr("lacks channel_key_file in [cli]"));
}

TEST(Output, HasNoColourWhereThereIsNoTerminal) {
  ProgramForTest program;
  program.server->on_GetStatus = [](const auto&) {
    return v1::GetStatusResponse();
  };
  program.Run({"doctor"});
  EXPECT_THAT(program.out, Not(HasSubstr("\x1b")));
}

// What is packaged is what the program would write. To renew it:
//   intake completion bash > deploy/completion/intake.bash   (zsh, fish)
//   intake completion man > deploy/man/intake.1
TEST(Packaged, CompletionAndManualAreTheProgramsOwn) {
  const Tree tree;
  const CLI::App& app = tree.app();
  EXPECT_TRUE(Content("deploy/completion/intake.bash") == BashCompletion(app));
  EXPECT_TRUE(Content("deploy/completion/_intake") == ZshCompletion(app));
  EXPECT_TRUE(Content("deploy/completion/intake.fish") == FishCompletion(app));
  EXPECT_TRUE(Content("deploy/man/intake.1") == ManPage(app));
}

TEST(Manual, HasEveryCommandAndOption) {
  const Tree tree;
  const std::string manual = ManPage(tree.app());
  for (const std::string& name : tree.CommandNames()) {
    // A plain hyphen is where roff may break a line.
    const std::string escaped = absl::StrReplaceAll(name, {{"-", "\\-"}});
    EXPECT_THAT(manual, HasSubstr(".SS \"" + escaped + "\"")) << name;
  }
  EXPECT_THAT(manual, HasSubstr("\\-\\-dates\\-are\\-evidence"));
}

TEST(Completion, OffersCommandsAndOptionsOfEveryLevel) {
  const Tree tree;
  EXPECT_THAT(BashCompletion(tree.app()),
              AllOf(HasSubstr("\"intake channel key\")\n"
                              "      choices=\"issue revoke --config"),
                    HasSubstr("--no-staffed")));
}

}  // namespace
}  // namespace intake::cli
