#include "channels/web/kept_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace intake::web {
namespace {

using ::testing::HasSubstr;

KeptSubmission Waiting() {
  KeptSubmission kept = {.owner = std::string("ma\0\nria", 7),
                         .channel = "call_center",
                         .kept_at = absl::FromUnixMicros(1417000000123456)};
  kept.submission.set_request_id("req\n1");
  kept.submission.set_account_number("0012345678");
  kept.submission.mutable_evidence()->set_raw("\xff\xfe");
  return kept;
}

KeptSubmission Answered() {
  KeptSubmission kept = Waiting();
  kept.receipt = v1::Receipt();
  kept.receipt->set_code("7K2M");
  kept.answered_at = absl::FromUnixMicros(1417000900000000);
  return kept;
}

TEST(KeptFile, IsReadAsItWasWritten) {
  KeptSubmission failed = Waiting();
  failed.failure = "the account is\nnot linked";
  failed.answered_at = absl::FromUnixMicros(1);
  for (const KeptSubmission& kept : {Waiting(), Answered(), failed}) {
    const std::string text = KeptFileText(kept);
    const auto read = ParseKeptFile(text);
    ASSERT_TRUE(read.ok()) << read.status() << "\n" << text;
    EXPECT_EQ(read->owner, kept.owner);
    EXPECT_EQ(read->channel, kept.channel);
    EXPECT_EQ(read->kept_at, kept.kept_at);
    EXPECT_EQ(read->submission.SerializeAsString(),
              kept.submission.SerializeAsString());
    EXPECT_EQ(read->receipt.has_value(), kept.receipt.has_value());
    EXPECT_EQ(read->failure, kept.failure);
    EXPECT_EQ(read->answered_at, kept.answered_at);
    EXPECT_EQ(KeptFileText(*read), text);
  }
}

TEST(KeptFile, CutOffOrChangedAnywhereIsRefused) {
  const std::string text = KeptFileText(Answered());
  for (size_t i = 0; i < text.size(); ++i) {
    EXPECT_FALSE(ParseKeptFile(text.substr(0, i)).ok()) << i;
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(ParseKeptFile(changed).ok()) << i;
  }
  EXPECT_FALSE(ParseKeptFile(text + "\n").ok());
}

TEST(KeptFile, NamesTheLineThatIsBroken) {
  const auto error = [](absl::string_view from, absl::string_view to) {
    std::string lines = KeptFileText(Waiting());
    lines = absl::StrReplaceAll(lines.substr(0, lines.find("sha256")),
                                {{from, to}});
    return std::string(
        ParseKeptFile(lines + KeptFileCheck(lines)).status().message());
  };
  EXPECT_THAT(error("submission 1", "submission 2"),
              HasSubstr("line 1 is broken; want \"intake-kept-submission"));
  EXPECT_THAT(error("owner ", "owner *"), HasSubstr("line 2"));
  EXPECT_THAT(error("kept-at 14", "kept-at x"), HasSubstr("line 4"));
  EXPECT_THAT(error("channel call_center", "channel Call"),
              HasSubstr("channel \"Call\""));
  EXPECT_THAT(error("receipt \n", ""), HasSubstr("line 6"));
}

TEST(KeptFile, NameTellsOwnersChannelsAndRequestsApart) {
  KeptSubmission other_owner = Waiting();
  other_owner.owner += "x";
  KeptSubmission other_channel = Waiting();
  other_channel.channel = "office";
  KeptSubmission other_request = Waiting();
  other_request.submission.set_request_id("req2");
  EXPECT_EQ(KeptFileName(Waiting()), KeptFileName(Answered()));
  for (const KeptSubmission& other :
       {other_owner, other_channel, other_request}) {
    EXPECT_NE(KeptFileName(Waiting()), KeptFileName(other));
  }
}

}  // namespace
}  // namespace intake::web
