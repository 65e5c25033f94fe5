// The server's configuration and its rule file, and what is said of bad ones.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/config/rule_book_config.h"
#include "services/config/server_config.h"

namespace intake {
namespace {

using ::testing::HasSubstr;

absl::StatusOr<ServerConfig> Config(absl::string_view text) {
  return ServerConfigFrom(*ConfigFile::Parse(text, "/etc/intake.toml"));
}

absl::StatusOr<RuleBook> Rules(absl::string_view text) {
  return RuleBookFrom(*ConfigFile::Parse(text, "/etc/rules.toml"),
                      absl::FixedTimeZone(4 * 3600));
}

std::string ErrorOf(const absl::Status& status) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  return std::string(status.message());
}

TEST(ServerConfig, HasADefaultForEverything) {
  const absl::StatusOr<ServerConfig> config = Config("");
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->time_zone.name(), "Europe/Samara");
  EXPECT_EQ(config->listen, "127.0.0.1:7410");
  EXPECT_EQ(config->data_folder, "/etc/data");
  EXPECT_EQ(config->rules_file, "/etc/rules.toml");
  EXPECT_EQ(config->drain, absl::Seconds(10));
  EXPECT_EQ(config->log_level, "info");
  EXPECT_FALSE(config->tls.has_value());
}

TEST(ServerConfig, ReadsTls) {
  const absl::StatusOr<ServerConfig> config = Config(
      "[server]\nlisten = '0.0.0.0:7410'\n[server.tls]\n"
      "certificate_file = 'a.crt'\nkey_file = '/k'\nclient_ca_file = 'c'\n");
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->tls->certificate_file, "/etc/a.crt");
  EXPECT_EQ(config->tls->key_file, "/k");
  EXPECT_EQ(config->tls->client_ca_file, "/etc/c");
}

TEST(ServerConfig, WantsBothHalvesOfACertificate) {
  EXPECT_THAT(ErrorOf(Config("[server.tls]\nkey_file = 'k'\n").status()),
              HasSubstr(":1:1: [server.tls]: wants both"));
}

TEST(ServerConfig, RefusesPlaintextThatOthersCanReach) {
  for (const char* listen : {"0.0.0.0:7410", "[::]:7410", "10.0.0.5:7410"}) {
    const std::string server =
        std::string("[server]\nlisten = '") + listen + "'\n";
    EXPECT_THAT(ErrorOf(Config(server).status()),
                HasSubstr("/etc/intake.toml:2:10: key `server.listen`: got"));
    EXPECT_TRUE(Config(server + "allow_plaintext = true\n").ok());
  }
  for (const char* listen :
       {"127.0.0.1:0", "localhost:1", "[::1]:1", "unix:/run/x"}) {
    EXPECT_TRUE(
        Config(std::string("[server]\nlisten = '") + listen + "'\n").ok())
        << listen;
  }
}

TEST(ServerConfig, NamesThePlaceOfEveryMistake) {
  EXPECT_EQ(ErrorOf(Config("[server]\nlistn = 'x'\n").status()),
            "/etc/intake.toml:2:1: unknown key `server.listn`; did you mean "
            "`listen`?");
  EXPECT_EQ(ErrorOf(Config("[server]\ndrain_seconds = '5'\n").status()),
            "/etc/intake.toml:2:17: key `server.drain_seconds`: got a string, "
            "wanted an integer");
  EXPECT_THAT(ErrorOf(Config("[server]\nlisten = 'here'\n").status()),
              HasSubstr(":2:10: key `server.listen`: got \"here\", wanted "));
  EXPECT_THAT(ErrorOf(Config("[supplier]\ntime_zone = 'Samara'\n").status()),
              HasSubstr(":2:13: key `supplier.time_zone`: got \"Samara\""));
  EXPECT_THAT(ErrorOf(Config("[log]\nlevel = 'loud'\n").status()),
              HasSubstr(":2:9: key `log.level`: got \"loud\", wanted one of "));
}

TEST(ServerConfig, LeavesTheTablesOfOtherProgramsAlone) {
  for (const char* program :
       {"cli", "email", "list", "sberbank", "sms", "smpp"}) {
    EXPECT_TRUE(Config(absl::StrCat("[", program, "]\nx = 1\n")).ok())
        << program;
  }
}

TEST(ServerConfig, TakesTheFileThatUsersStartFrom) {
  const absl::StatusOr<ServerConfig> config =
      LoadServerConfig("deploy/intake.toml");
  ASSERT_TRUE(config.ok()) << config.status();
  const absl::StatusOr<RuleBook> rules =
      LoadRuleBook(config->rules_file, config->time_zone);
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->At(absl::Now()).version, "2014-06");
}

TEST(RuleBookConfig, TakesTheSetInForceOnADay) {
  const absl::StatusOr<RuleBook> rules = Rules(
      "[[rule_set]]\nversion = 'a'\nwindow_last_day = 20\n"
      "[rule_set.usage.electricity]\nhold_floor = '55.5'\n"
      "[[rule_set]]\nversion = 'b'\nin_force_from = 2014-07-01\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  const absl::Time july = absl::FromUnixSeconds(1404158400);
  const RuleSet& before = rules->At(july - absl::Microseconds(1));
  EXPECT_EQ(before.version, "a");
  EXPECT_EQ(before.window_last_day, 20);
  EXPECT_EQ(before.BandOf(Commodity::kElectricity).hold_floor, 55'500);
  EXPECT_EQ(rules->At(july).version, "b");
  EXPECT_EQ(rules->At(july).window_last_day, RuleSet().window_last_day);
}

TEST(RuleBookConfig, NamesThePlaceOfEveryMistake) {
  EXPECT_EQ(ErrorOf(Rules("[[rule_set]]\nwindow_last_day = 20\n").status()),
            "/etc/rules.toml:1:1: key `rule_set[0].version` is missing, wanted "
            "a string");
  EXPECT_EQ(
      ErrorOf(
          Rules("[[rule_set]]\nversion = 'a'\nwindow_lastday = 2\n").status()),
      "/etc/rules.toml:3:1: unknown key `rule_set[0].window_lastday`; did "
      "you mean `window_last_day`?");
  EXPECT_THAT(
      ErrorOf(Rules("[[rule_set]]\nversion = 'a'\nwindow_last_day = 32\n")
                  .status()),
      HasSubstr("/etc/rules.toml:3:19: key `rule_set[0].window_last_day`: got "
                "32, want 1 to 31"));
  EXPECT_THAT(ErrorOf(Rules("[[rule_set]]\nversion = 'a'\n"
                            "[rule_set.usage.heat]\nhold_floor = '1'\n")
                          .status()),
              HasSubstr("/etc/rules.toml:4:14: key "
                        "`rule_set[0].usage.heat.hold_floor`: "));
  EXPECT_THAT(ErrorOf(Rules("[[rule_set]]\nversion = 'a'\n"
                            "[rule_set.usage.heat]\nwarn_floor = '1,5x'\n")
                          .status()),
              HasSubstr(":4:14: key `rule_set[0].usage.heat.warn_floor`: "));
}

TEST(RuleBookConfig, KeepsTheMeaningOfAFileThatDoesNotNameTheLaterKeys) {
  const absl::StatusOr<RuleBook> rules =
      Rules("[[rule_set]]\nversion = 'a'\n[rule_set.usage.electricity]\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  const RuleSet& set = rules->At(absl::Now());
  EXPECT_EQ(set.BandOf(Commodity::kElectricity).low_percent, 0);
  EXPECT_EQ(set.BandOf(Commodity::kElectricity).daily_capacity, 0);
  EXPECT_EQ(set.expired_verification, ExpiredVerification::kWarn);
  EXPECT_TRUE(set.verification_suspensions.empty());
}

TEST(RuleBookConfig, ReadsLowUsageCapacityAndVerification) {
  const absl::StatusOr<RuleBook> rules = Rules(
      "[[rule_set]]\nversion = 'a'\nexpired_verification = 'hold'\n"
      "verification_soon_days = 30\n"
      "[[rule_set.verification_suspension]]\n"
      "from = 2020-04-06\nuntil = 2020-12-31\n"
      "[[rule_set.verification_suspension]]\n"
      "from = 2022-03-01\nuntil = 2022-03-01\n"
      "[rule_set.usage.electricity]\n"
      "low_percent = 80\nlow_floor = '2.5'\ndaily_capacity = '360'\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  const RuleSet& set = rules->At(absl::Now());
  EXPECT_EQ(set.expired_verification, ExpiredVerification::kHold);
  EXPECT_EQ(set.verification_soon_days, 30);
  ASSERT_EQ(set.verification_suspensions.size(), 2u);
  EXPECT_EQ(set.verification_suspensions[0].from, absl::CivilDay(2020, 4, 6));
  EXPECT_EQ(set.verification_suspensions[0].until,
            absl::CivilDay(2020, 12, 31));
  const UsageBand& band = set.BandOf(Commodity::kElectricity);
  EXPECT_EQ(band.low_percent, 80);
  EXPECT_EQ(band.low_floor, 2'500);
  EXPECT_EQ(band.daily_capacity, 360'000);
}

TEST(RuleBookConfig, NamesThePlaceOfWhatCannotBe) {
  const struct {
    const char* lines;
    const char* error;
  } kMistakes[] = {
      {"expired_verification = 'ignore'",
       ":3:24: key `rule_set[0].expired_verification`: got \"ignore\", wanted "
       "\"warn\" or \"hold\""},
      {"[[rule_set.verification_suspension]]\nfrom = 2020-04-06",
       ":3:1: key `rule_set[0].verification_suspension[0].until`: is missing"},
      {"[[rule_set.verification_suspension]]\nfrom = 2020-04-06\n"
       "until = 2020-04-05",
       ":5:9: key `rule_set[0].verification_suspension[0].until`: got "
       "2020-04-05, want 2020-04-06 or later"},
      {"[rule_set.usage.heat]\nwarn_percent = 90\nhold_percent = 89",
       ":5:16: key `rule_set[0].usage.heat.hold_percent`: got 89"},
      {"[rule_set.usage.heat]\nhold_floor = '40'\ndaily_capacity = '39.999'",
       ":5:18: key `rule_set[0].usage.heat.daily_capacity`: got 39.999, "
       "want 40 to 1000000"},
      {"[rule_set.usage.heat]\nlow_percent = 101",
       ":4:15: key `rule_set[0].usage.heat.low_percent`: got 101"},
      {"[rule_set.usage.steam]\nlow_percent = 1",
       ":3:17: unknown key `rule_set[0].usage.steam`; "},
      {"[rule_set.usage.gas]\nhigh_usage = 1",
       ":4:1: unknown key `rule_set[0].usage.gas.high_usage`; "},
  };
  for (const auto& mistake : kMistakes) {
    EXPECT_THAT(ErrorOf(Rules(std::string("[[rule_set]]\nversion = 'a'\n") +
                              mistake.lines + "\n")
                            .status()),
                HasSubstr(std::string("/etc/rules.toml") + mistake.error));
  }
}

TEST(RuleBookConfig, NamesThePlaceOfTheSecondSetOfOneDay) {
  EXPECT_EQ(ErrorOf(Rules("[[rule_set]]\nversion = 'a'\n"
                          "in_force_from = 2014-07-01\n"
                          "[[rule_set]]\nversion = 'b'\n"
                          "in_force_from = 2014-06-01\n"
                          "[[rule_set]]\nversion = 'c'\n"
                          "in_force_from = 2014-07-01\n")
                        .status()),
            "/etc/rules.toml:9:17: key `rule_set[2].in_force_from`: got "
            "2014-07-01 for both a and c, want a day of its own for each");
}

TEST(RuleBookConfig, OfATextNamesThePlaceInTheRules) {
  EXPECT_TRUE(
      RuleBookFromText("[[rule_set]]\nversion = 'a'\n", absl::UTCTimeZone())
          .ok());
  EXPECT_THAT(ErrorOf(RuleBookFromText("[[rule_set]]\nverion = 'a'\n",
                                       absl::UTCTimeZone())
                          .status()),
              HasSubstr("rules:"));
  EXPECT_THAT(
      ErrorOf(RuleBookFromText("[[rule_set\n", absl::UTCTimeZone()).status()),
      HasSubstr("rules:1:"));
}

TEST(RuleBookConfig, WantsASetAndADayOfItsOwnForEach) {
  EXPECT_THAT(ErrorOf(Rules("").status()), HasSubstr("no rule set"));
  EXPECT_THAT(ErrorOf(Rules("[[rule_set]]\nversion = 'a'\n"
                            "[[rule_set]]\nversion = 'b'\n")
                          .status()),
              HasSubstr("for both a and b"));
}

}  // namespace
}  // namespace intake
