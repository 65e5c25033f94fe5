// `intake replay`

#include <nlohmann/json.hpp>

#include "channels/cli/error_for_test.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

v1::ReplayRulesResponse Progress(int64_t done, int64_t judged) {
  v1::ReplayRulesResponse response;
  response.set_events_done(done);
  response.set_events_total(100);
  response.set_submissions_judged(judged);
  return response;
}

v1::ReplayRulesResponse Change(const std::string& code, v1::Outcome now,
                               const std::string& appears,
                               const std::string& gone) {
  v1::ReplayRulesResponse response;
  v1::ReplayChange& change = *response.mutable_change();
  change.set_receipt_code(code);
  change.set_outcome_was(v1::OUTCOME_ACCEPTED);
  change.set_outcome_now(now);
  if (!appears.empty()) {
    change.add_findings_new()->set_rule(appears);
    change.mutable_findings_new(0)->set_text("more than usual");
  }
  if (!gone.empty()) change.add_findings_gone()->set_rule(gone);
  return response;
}

TEST(Replay, CountsByRuleWithExamples) {
  ProgramForTest program;
  const std::string rules = program.folder.Write("new.toml", "[[rules]]\n");
  program.server->replay = {
      Progress(50, 1000),
      Change("000-013", v1::OUTCOME_HELD, "HIGH_USAGE", ""),
      Change("000-024", v1::OUTCOME_HELD, "HIGH_USAGE", "LOW_USAGE"),
      Change("000-035", v1::OUTCOME_HELD, "HIGH_USAGE", ""),
      Change("000-046", v1::OUTCOME_ACCEPTED, "", "LOW_USAGE"),
      Progress(100, 2000)};
  EXPECT_EQ(program.Run({"replay", "--rules", rules, "--from", "01.06.2014",
                         "--until", "2014-06-30", "--examples", "2"}),
            0);
  EXPECT_EQ(program.server->replay_request.rules_toml(), "[[rules]]\n");
  EXPECT_EQ(program.server->replay_request.from_date(), "2014-06-01");
  EXPECT_EQ(program.server->replay_request.until_date(), "2014-06-30");
  EXPECT_THAT(
      program.out,
      AllOf(HasSubstr("2,000 submissions judged again: 4 decisions would "
                      "change."),
            HasSubstr("accepted -> held          3\n"),
            HasSubstr("HIGH_USAGE  new      accepted -> held          3\n"),
            HasSubstr("LOW_USAGE   gone     accepted -> held          1\n"),
            HasSubstr("LOW_USAGE   gone     stays accepted            1\n"),
            HasSubstr("000-024"), HasSubstr("more than usual"),
            Not(HasSubstr("000-035"))));
}

TEST(Replay, OfTheRulesInForceChangesNothing) {
  ProgramForTest program;
  program.server->replay = {Progress(100, 2000)};
  EXPECT_EQ(program.Run({"replay"}), 0);
  EXPECT_EQ(program.server->replay_request.rules_toml(), "");
  EXPECT_EQ(program.out, "2,000 submissions judged again: nothing changes.\n");
}

TEST(Replay, IsOneReportForPrograms) {
  ProgramForTest program;
  program.server->replay = {
      Change("000-013", v1::OUTCOME_HELD, "HIGH_USAGE", ""),
      Progress(100, 2000)};
  EXPECT_EQ(program.Run({"replay", "--json"}), 0);
  const nlohmann::json report = nlohmann::json::parse(program.out);
  EXPECT_EQ(report["submissions_judged"], 2000);
  EXPECT_EQ(report["decisions_changed"], 1);
  const nlohmann::json& rule = report["rules"][0];
  EXPECT_EQ(rule["rule"], "HIGH_USAGE");
  EXPECT_EQ(rule["findings_new"][0]["now"], "OUTCOME_HELD");
  EXPECT_EQ(rule["examples"][0]["receipt_code"], "000-013");
}

TEST(Replay, SaysWhereTheRuleFileIsWrong) {
  ProgramForTest program;
  const std::string rules = program.folder.Write("new.toml", "x = 1\n");
  program.server->replay_end =
      ErrorWithReason(absl::StatusCode::kInvalidArgument, "RULES_INVALID",
                      "rules:12:3: key `high`: got -1, want more");
  EXPECT_EQ(program.Run({"replay", "--rules", rules}), 2);
  EXPECT_THAT(program.err,
              AllOf(HasSubstr("intake: " + rules +
                              ":12:3: key `high`: got -1, want more"),
                    HasSubstr("RULES_INVALID")));
  EXPECT_EQ(program.out, "");
  program.server->replay_end =
      ErrorWithReason(absl::StatusCode::kInvalidArgument, "RULES_INVALID",
                      "no set holds on 2014-01-01");
  EXPECT_EQ(program.Run({"replay", "--rules", rules}), 2);
  EXPECT_THAT(program.err, HasSubstr(rules + ": no set holds"));
}

TEST(Replay, WantsAFileItCanReadAndDays) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({"replay", "--rules", "/none.toml"}), 2);
  EXPECT_THAT(program.err, HasSubstr("/none.toml: there is no such file"));
  EXPECT_EQ(program.Run({"replay", "--rules", program.folder.path()}), 2);
  EXPECT_EQ(program.Run(
                {"replay", "--rules", program.folder.Write("empty.toml", "")}),
            2);
  EXPECT_EQ(program.Run({"replay", "--from", "june"}), 2);
  EXPECT_EQ(program.Run({"replay", "--examples", "-1"}), 2);
}

}  // namespace
}  // namespace intake::cli
