#include "channels/cli/submission_words.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::ElementsAre;

TEST(SubmissionFromWords, KeepsValuesAsTheyWereTyped) {
  const auto submission = SubmissionFromWords(
      {.account = "0012345678", .values = {"012389,5", "1"}, .key = "k"});
  EXPECT_THAT(submission->ordered().values(), ElementsAre("012389,5", "1"));
  EXPECT_EQ(submission->account_number(), "0012345678");
  EXPECT_EQ(submission->request_id(), "k");
  EXPECT_EQ(submission->reading_date(), "");
}

TEST(SubmissionFromWords, TakesNamedValues) {
  const auto submission = SubmissionFromWords(
      {.account = "1234567891", .values = {"day=100", "night=50"}});
  ASSERT_EQ(submission->named().values_size(), 2);
  EXPECT_EQ(submission->named().values(1).value(), "50");
  EXPECT_EQ(submission->named().values(1).register_().kind(),
            v1::REGISTER_KIND_NIGHT);
}

TEST(SubmissionFromWords, TakesATextWithItsEvidence) {
  const auto submission = SubmissionFromWords({.text = "1234567890 150",
                                               .date = "25.06.2014",
                                               .sender = "79031234567",
                                               .is_signed = "no"});
  EXPECT_EQ(submission->text(), "1234567890 150");
  EXPECT_EQ(submission->reading_date(), "2014-06-25");
  EXPECT_EQ(submission->evidence().sender(), "79031234567");
  EXPECT_EQ(submission->evidence().signature(), v1::SIGNATURE_MISSING);
}

TEST(SubmissionFromWords, RefusesWhatContradictsItself) {
  EXPECT_FALSE(SubmissionFromWords({.account = "1"}).ok());
  EXPECT_FALSE(SubmissionFromWords({.values = {"1"}, .text = "1"}).ok());
  EXPECT_FALSE(SubmissionFromWords({.values = {"1", "day=2"}}).ok());
  EXPECT_FALSE(SubmissionFromWords({.values = {"day=1", "2"}}).ok());
  EXPECT_FALSE(SubmissionFromWords({.values = {"1"}, .date = "soon"}).ok());
}

}  // namespace
}  // namespace intake::cli
