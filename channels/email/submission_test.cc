#include "channels/email/submission.h"

#include <gmime/gmime.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/program/digest.h"

namespace intake::email {
namespace {

using ::testing::SizeIs;

v1::Submission From(const std::string& message, const Envelope& envelope = {}) {
  g_mime_init();
  return SubmissionFromMessage(message, envelope);
}

TEST(Submission, OfAMessageIsWhole) {
  const std::string message =
      "From: Иванов <ivanov@example.com>\n"
      "Subject: Показания\n"
      "Message-ID: <1@example.com>\n\n"
      "1234567890 12389\n-- \nтел. 79031234567\n";
  const v1::Submission submission =
      From(message, {.sender = "bounces@example.com",
                     .recipient = "readings@example.org",
                     .queue_id = "4XyZ"});
  EXPECT_EQ(submission.request_id(), "<1@example.com>");
  EXPECT_EQ(submission.account_number(), "");
  EXPECT_EQ(submission.text(), "1234567890 12389");
  EXPECT_EQ(submission.reading_date(), "");
  EXPECT_EQ(submission.evidence().sender(), "ivanov@example.com");
  EXPECT_EQ(submission.evidence().agent(), "");
  EXPECT_EQ(submission.evidence().document(), "<1@example.com>");
  EXPECT_EQ(submission.evidence().source(), "readings@example.org 4XyZ");
  EXPECT_EQ(submission.evidence().raw(), message);
}

TEST(Submission, IsTheSameForAnotherRecipientOfTheMessage) {
  const std::string message = "From: a@example.com\nMessage-ID: <1>\n\n5\n";
  v1::Submission first =
      From(message, {.recipient = "x@example.org", .queue_id = "1"});
  v1::Submission second =
      From(message, {.recipient = "y@example.org", .queue_id = "2"});
  first.mutable_evidence()->clear_source();
  second.mutable_evidence()->clear_source();
  EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
}

TEST(Submission, IsNamedByItsBytesWhereTheMessageHasNoUsableId) {
  for (const std::string& id :
       {std::string(), std::string("Message-ID: \n"),
        absl::StrCat("Message-ID: <", std::string(127, 'x'), ">\n")}) {
    const std::string message = absl::StrCat(id, "\n12389\n");
    EXPECT_EQ(From(message).request_id(), program::DigestOf(message)) << id;
  }
  const std::string longest = absl::StrCat("<", std::string(126, 'x'), ">");
  EXPECT_EQ(From(absl::StrCat("Message-ID: ", longest, "\n\n")).request_id(),
            longest);
}

TEST(Submission, NamesTheEnvelopesSenderWhereTheMessageNamesNone) {
  EXPECT_EQ(From("\n5\n", {.sender = "MAILER-DAEMON"}).evidence().sender(),
            "MAILER-DAEMON");
}

TEST(Submission, IsLedByTheSubjectWhereTheTextHasNoDigit) {
  EXPECT_EQ(From("Subject: 1234567890 5\n\nСпасибо\n").text(),
            "1234567890 5\nСпасибо");
  EXPECT_EQ(From("Subject: 1234567890 5\n\n").text(), "1234567890 5");
  EXPECT_EQ(From("Subject: 1234567890\n\n5\n").text(), "5");
  EXPECT_TRUE(From("\n").has_text());
}

TEST(Submission, IsCutToWhatTheContractTakes) {
  std::string lines;
  for (int i = 0; i < 1000; ++i) absl::StrAppend(&lines, "1234567", i, "\n");
  const std::string message =
      absl::StrCat("From: ", std::string(300, 'x'), "@example.com\n\n", lines,
                   std::string(20'000, 'y'), "\n");
  const v1::Submission submission =
      From(message, {.recipient = std::string(300, 'r')});
  EXPECT_LE(submission.text().size(), kTextBytesMax);
  EXPECT_THAT(lines, testing::StartsWith(submission.text() + "\n"));
  EXPECT_THAT(submission.evidence().sender(), SizeIs(kEvidenceFieldBytesMax));
  EXPECT_THAT(submission.evidence().source(), SizeIs(kEvidenceFieldBytesMax));
  EXPECT_EQ(submission.evidence().raw(), message.substr(0, kRawBytesMax));
}

}  // namespace
}  // namespace intake::email
