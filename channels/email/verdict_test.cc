#include "channels/email/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/email/utf8.h"

namespace intake::email {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

v1::Receipt Receipt(v1::Outcome outcome, const std::string& text) {
  v1::Receipt receipt;
  receipt.set_outcome(outcome);
  receipt.set_text(text);
  return receipt;
}

TEST(Verdict, IsSilentAboutWhatIsStored) {
  for (v1::Outcome outcome : {v1::OUTCOME_ACCEPTED, v1::OUTCOME_HELD}) {
    const Verdict verdict = VerdictFromReceipt(Receipt(outcome, "Принято."));
    EXPECT_EQ(ExitCodeOf(verdict.result), 0);
    EXPECT_EQ(verdict.line, "");
  }
}

TEST(Verdict, ReturnsARefusedMessageWithTheReceiptsTextOnOneLine) {
  const Verdict verdict = VerdictFromReceipt(
      Receipt(v1::OUTCOME_REFUSED, "Не принято.\r\n\tОткрыты: СМС.\n"));
  EXPECT_EQ(ExitCodeOf(verdict.result), 77);
  EXPECT_EQ(verdict.line, "5.7.1 Не принято. Открыты: СМС.");
}

TEST(Verdict, KeepsALongTextWithinWhatPostfixReads) {
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string text(shift, 'x');
    while (text.size() < 10'000) text += "Не";
    const std::string line =
        VerdictFromReceipt(Receipt(v1::OUTCOME_REFUSED, text)).line;
    EXPECT_LT(line.size(), 4096U);
    EXPECT_GT(line.size(), 3000U);
    EXPECT_EQ(Utf8OrReplaced(line), line);
  }
}

TEST(Verdict, LeavesEverythingElseInTheQueue) {
  const struct {
    Verdict verdict;
    std::string line;
  } kCases[] = {
      {VerdictFromReceipt(Receipt(v1::OUTCOME_UNSPECIFIED, "")), "4.3.0 "},
      {VerdictFromError(absl::UnavailableError("no one\nlistens")),
       "4.3.0 intake-email: not taken now: UNAVAILABLE: no one listens"},
      {VerdictFromError(absl::UnauthenticatedError("revoked")), "4.3.0 "},
      {VerdictFromMisconfiguration(absl::NotFoundError("x.toml: no file")),
       "4.3.5 intake-email: x.toml: no file"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(ExitCodeOf(test.verdict.result), 75);
    EXPECT_THAT(test.verdict.line, StartsWith(test.line));
  }
}

TEST(Verdict, PutsNoOnesReadingsIntoTheMailLog) {
  const Verdict verdict = VerdictFromError(
      absl::InvalidArgumentError("submission.text: got 1234567890"));
  EXPECT_THAT(verdict.line,
              AllOf(StartsWith("4.3.0 "), HasSubstr("INVALID_ARGUMENT"),
                    Not(HasSubstr("1234567890"))));
}

}  // namespace
}  // namespace intake::email
