#include "channels/cli/kannel_log.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/sms/webhook.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A line as Kannel 1.4.5 writes it; `rest` is `coding|length|text`.
std::string Line(const std::string& rest) {
  return absl::StrCat(
      "2014-06-25 10:00:05 2014-06-25 06:00:05|Receive SMS|"
      "33e207bb-6671-4e31-8d76-464acec6df4e|operator|+79031234567|79090597272|",
      rest, "|");
}

absl::StatusOr<LoggedMessage> Parse(const std::string& line) {
  auto message = ParseKannelLine(line);
  if (!message.ok()) return message.status();
  if (!message->has_value()) return absl::NotFoundError("no message");
  return **std::move(message);
}

TEST(KannelLog, HoldsWhatTheWebhookGets) {
  const auto message = Parse(Line("0|16|1234567890 12345"));
  ASSERT_TRUE(message.ok()) << message.status();
  EXPECT_EQ(absl::FormatTime(message->received_at, absl::UTCTimeZone()),
            "2014-06-25T06:00:05+00:00");
  EXPECT_TRUE(message->exact);
  const auto submission = sms::SubmissionFromWebhook(message->webhook);
  ASSERT_TRUE(submission.ok()) << submission.status();
  EXPECT_EQ(submission->request_id(), "33e207bb-6671-4e31-8d76-464acec6df4e");
  EXPECT_EQ(submission->text(), "1234567890 12345");
  EXPECT_EQ(submission->evidence().sender(), "79031234567");
  EXPECT_EQ(submission->evidence().document(), "operator");
}

TEST(KannelLog, GivesTheTextBackInEveryCoding) {
  const struct {
    std::string rest;
    std::string text;
    bool exact;
  } kCases[] = {
      {"0|0|", "", true},
      {"0|7|a|b|c %", "a|b|c %", true},
      {"2|8|041F04400438043D", "Прин", true},
      {"2|8|0031002E0032000A", "1.2\n", true},
      {"2|6|D83D00410414", "\ufffdAД", true},
      {"1|5|FF610A2E35", "\ufffda\n.5", true},
      // "1234567890\n12345" looks the same as a decimal point does.
      {"0|16|1234567890.12345", "1234567890.12345", false},
  };
  for (const auto& test : kCases) {
    const auto message = Parse(Line(test.rest));
    ASSERT_TRUE(message.ok()) << test.rest << message.status();
    EXPECT_EQ(sms::SubmissionFromWebhook(message->webhook)->text(), test.text);
    EXPECT_EQ(message->exact, test.exact) << test.rest;
  }
}

TEST(KannelLog, SkipsWhatIsAboutSomethingElse) {
  for (const char* line :
       {"", "2014-06-25 10:00:05 Log begins", "2014-06-25 10:00:05 Log ends",
        "2014-06-25 10:00:05 2014-06-25 06:00:05|Sent SMS|id|operator|1|2|0|11|"
        "Receive SMS|",
        "2014-06-25 10:00:05 2014-06-25 06:00:05|REJECTED Receive SMS - "
        "black-listed SMS|id|operator|1|2|0|1|x|"}) {
    EXPECT_EQ(Parse(line).status().code(), absl::StatusCode::kNotFound) << line;
  }
}

TEST(KannelLog, NamesWhatItCannotReadAndShowsNoOnesData) {
  const struct {
    std::string line;
    std::string what;
  } kCases[] = {
      // Kannel's own format, which does not say enough.
      {"2014-06-25 10:00:05 Receive SMS [SMSC:operator] [from:79031234567] "
       "[msg:16:1234567890 12345]",
       "line"},
      {"2014-06-25 10:00:05 2014-06-25 06:00:05|Receive SMS|id|operat", "line"},
      {"2014-06-25 10:00:05 soon|Receive SMS|id|s|1|2|0|1|x|", "%t"},
      {Line("7|16|1234567890 12345"), "%c"},
      {Line("0|-1|x"), "%L"},
      {Line("0|99999999|x"), "%L"},
      {Line("0|17|1234567890 12345"), "%b"},
      {Line("0|15|1234567890 12345"), "%b"},
      {Line(absl::StrCat("0|131000|", std::string(131'000, 'x'))), "%b"},
      {Line("2|2|041"), "%b"},
      {Line("2|2|041Z"), "%b"},
  };
  for (const auto& test : kCases) {
    const absl::Status status = Parse(test.line).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << test.line;
    EXPECT_THAT(std::string(status.message()), HasSubstr(test.what));
    EXPECT_THAT(std::string(status.message()), Not(HasSubstr("1234567890")));
  }
}

}  // namespace
}  // namespace intake::cli
