#include "services/toml/config_file.h"

#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ConfigFile Parsed(absl::string_view text) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Parse(text, "/etc/a.toml");
  EXPECT_TRUE(file.ok()) << file.status();
  return *std::move(file);
}

// What Finish says after `ask` has asked the root.
std::string ErrorAfter(absl::string_view text,
                       const std::function<void(ConfigSection)>& ask) {
  ConfigFile file = Parsed(text);
  ask(file.Root());
  return std::string(file.Finish({}).message());
}

TEST(ConfigFile, GivesValuesAndDefaults) {
  ConfigFile file = Parsed(
      "name = 'a'\ncount = 3\non = true\nday = 2014-07-01\n"
      "words = ['x', 'y']\n[inner]\nname = 'b'\n");
  ConfigSection root = file.Root();
  EXPECT_EQ(root.String("name", "z"), "a");
  EXPECT_EQ(root.String("absent", "z"), "z");
  EXPECT_EQ(root.Integer("count", 1, 1, 9), 3);
  EXPECT_EQ(root.Integer("absent", 1, 1, 9), 1);
  EXPECT_TRUE(root.Bool("on", false));
  EXPECT_EQ(root.Date("day", "1970-01-01"), "2014-07-01");
  EXPECT_EQ(root.Date("absent", "1970-01-01"), "1970-01-01");
  EXPECT_THAT(root.Strings("words"), ElementsAre("x", "y"));
  EXPECT_THAT(root.Strings("absent"), IsEmpty());
  EXPECT_EQ(root.Section("inner").RequiredString("name"), "b");
  EXPECT_TRUE(root.Section("inner").present());
  EXPECT_FALSE(root.Section("absent").present());
  EXPECT_EQ(root.Section("absent").String("name", "z"), "z");
  EXPECT_TRUE(file.Finish({}).ok()) << file.Finish({});
}

TEST(ConfigFile, GivesTablesOfAnArrayInOrder) {
  ConfigFile file = Parsed("[[set]]\nname = 'a'\n[[set]]\nname = 'b'\n");
  std::vector<std::string> names;
  for (ConfigSection set : file.Root().Sections("set")) {
    names.push_back(set.RequiredString("name"));
  }
  EXPECT_THAT(names, ElementsAre("a", "b"));
  EXPECT_TRUE(file.Finish({}).ok());
}

TEST(ConfigFile, GivesKeysInTheOrderOfTheFile) {
  ConfigFile file = Parsed("[by_name]\nzebra = 1\nadder = 2\n");
  EXPECT_THAT(file.Root().Section("by_name").Keys(),
              ElementsAre("zebra", "adder"));
}

TEST(ConfigFile, TakesRelativePathsFromTheFilesFolder) {
  ConfigFile file = Parsed("near = 'x/../key'\nfar = '/var/key'\n");
  EXPECT_EQ(file.Root().Path("near", ""), "/etc/key");
  EXPECT_EQ(file.Root().Path("far", ""), "/var/key");
  EXPECT_EQ(file.Root().Path("absent", "data"), "/etc/data");
  EXPECT_EQ(file.Root().Path("absent", ""), "");
}

TEST(ConfigFile, NamesThePlaceOfAWrongType) {
  EXPECT_EQ(ErrorAfter("[server]\n  listen = 7410\n",
                       [](ConfigSection root) {
                         root.Section("server").String("listen", "");
                       }),
            "/etc/a.toml:2:12: key `server.listen`: got an integer, wanted a "
            "string");
  EXPECT_EQ(ErrorAfter("day = '2014-07-01'\n",
                       [](ConfigSection root) { root.Date("day", ""); }),
            "/etc/a.toml:1:7: key `day`: got a string, wanted a date such as "
            "2014-07-01, without quotes");
  EXPECT_EQ(ErrorAfter("server = 1\n",
                       [](ConfigSection root) { root.Section("server"); }),
            "/etc/a.toml:1:10: key `server`: got an integer, wanted a table");
  EXPECT_EQ(
      ErrorAfter("[set]\n", [](ConfigSection root) { root.Sections("set"); }),
      "/etc/a.toml:1:1: key `set`: got a table, wanted tables headed "
      "[[set]]");
  EXPECT_EQ(ErrorAfter("words = ['x', 1]\n",
                       [](ConfigSection root) { root.Strings("words"); }),
            "/etc/a.toml:1:15: key `words`: got an integer, wanted an array of "
            "strings");
}

TEST(ConfigFile, NamesThePlaceOfAValueOutOfRange) {
  EXPECT_EQ(ErrorAfter("count = 10\n",
                       [](ConfigSection root) {
                         EXPECT_EQ(root.Integer("count", 5, 1, 9), 5);
                       }),
            "/etc/a.toml:1:9: key `count`: got 10, wanted 1 to 9");
}

TEST(ConfigFile, NamesTheTableThatLacksAKey) {
  EXPECT_EQ(ErrorAfter("\n[sms]\n",
                       [](ConfigSection root) {
                         root.Section("sms").RequiredString("key_file");
                       }),
            "/etc/a.toml:2:1: key `sms.key_file` is missing, wanted a string");
}

TEST(ConfigFile, SuggestsTheNearestKeyForAnUnknownOne) {
  EXPECT_EQ(ErrorAfter("[server]\nlisen = 'x'\n",
                       [](ConfigSection root) {
                         root.Section("server").String("listen", "");
                       }),
            "/etc/a.toml:2:1: unknown key `server.lisen`; did you mean "
            "`listen`?");
}

TEST(ConfigFile, ListsTheKnownKeysWhereNoneIsNear) {
  EXPECT_EQ(ErrorAfter("[[set]]\n[[set]]\ncolour = 'x'\n",
                       [](ConfigSection root) {
                         for (ConfigSection set : root.Sections("set")) {
                           set.String("name", "");
                           set.String("size", "");
                         }
                       }),
            "/etc/a.toml:3:1: unknown key `set[1].colour`; known here: name, "
            "size");
}

TEST(ConfigFile, ReportsTheFirstUnknownKeyOfTheFile) {
  EXPECT_THAT(ErrorAfter("zz = 1\n[b]\naa = 1\n",
                         [](ConfigSection root) { root.Section("b"); }),
              HasSubstr(":1:1: unknown key `zz`"));
}

TEST(ConfigFile, LetsTablesOfOtherProgramsBe) {
  ConfigFile file = Parsed("[sms]\nx = 1\n");
  EXPECT_TRUE(file.Finish({"sms"}).ok());
  EXPECT_FALSE(file.Finish({"portal"}).ok());
}

TEST(ConfigFile, ReportsTheFirstErrorAskedFor) {
  EXPECT_EQ(ErrorAfter("a = 1\nb = 2\n",
                       [](ConfigSection root) {
                         root.AddError("a", "is no colour");
                         root.String("b", "");
                       }),
            "/etc/a.toml:1:5: key `a`: is no colour");
}

TEST(ConfigFile, RefusesWhatIsNotToml) {
  const absl::Status status =
      ConfigFile::Parse("a = 1\nb = \n", "/etc/a.toml").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("/etc/a.toml:2:"));
}

TEST(ConfigFile, SaysWhichFileCannotBeRead) {
  const absl::Status status = ConfigFile::Load("/nowhere/a.toml").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status.message(),
            "/nowhere/a.toml: cannot be read: No such file or directory");
}

}  // namespace
}  // namespace intake
