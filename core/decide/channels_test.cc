// Promise 4: the same content through any two channels gets the same findings,
// but for what is the channels' own.

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/model/channel_register.h"
#include "gtest/gtest.h"
#include "tests/support/life.h"

namespace intake::testing {
namespace {

// Rules 201 to 299 are the channel's own. Whether a reading that is there came
// from the same channel is its own as well.
std::string OfContent(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    const int number = static_cast<int>(finding.rule);
    if (number / 100 == 2) continue;
    const bool is_there =
        finding.rule == Rule::kCorroborated || finding.rule == Rule::kRepeated;
    absl::StrAppend(&text, is_there ? "THERE" : RuleName(finding.rule), " ",
                    finding.got, " ", finding.wanted, " ", finding.suggestion,
                    " ", static_cast<int>(finding.severity), ";");
  }
  return text;
}

TEST(Channels, JudgeTheSameContentAlike) {
  absl::TimeZone zone;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/Samara", &zone));
  const RuleBook rules = RuleBook::Create({RuleSet{}}, zone).value();
  const std::vector<ChannelPolicy> channels = AnnouncedChannels(zone);
  size_t compared = 0;
  for (uint64_t seed = 1; seed <= 400; ++seed) {
    Life life;
    for (const Action& action : RandomActions(seed, 40)) life.Play(action);
    std::mt19937_64 random(seed);
    // By what of the policy may matter to content: whose word it is, and
    // whether its dates are evidence.
    std::map<std::pair<Trust, bool>, std::string> said;
    std::vector<std::string> values;
    const absl::CivilDay today(2014, 8, 1);
    while (values.size() < SlotsOn(*life.state().account, today).size()) {
      values.push_back(absl::StrCat(random() % 1000));
    }
    for (const ChannelPolicy& channel : channels) {
      const SubmissionJudged judged = Decide(
          life.state(),
          {.channel = &channel,
           .rules = &rules,
           .received_at = absl::FromCivil(absl::CivilHour(today) + 9, zone),
           .receipt_number = 7},
          {.request_key = "k",
           .account_number = life.state().account->number,
           .content = OrderedValues{values}});
      const std::string content = OfContent(judged.receipt.findings);
      const auto [first, is_first] = said.try_emplace(
          {channel.trust, channel.dates_are_evidence}, content);
      if (is_first) continue;
      ++compared;
      EXPECT_EQ(content, first->second) << channel.id << ", seed " << seed;
    }
  }
  EXPECT_GT(compared, 1000u);
}

}  // namespace
}  // namespace intake::testing
