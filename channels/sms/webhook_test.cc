#include "channels/sms/webhook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/charset/utf8.h"

namespace intake::sms {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// As Kannel 1.4.5 sends it.
http::Request FromKannel(const std::string& body) {
  return {.method = "POST",
          .path = "/sms",
          .query = {{"id", "02dc3ec2-4c86-4221-8503-704977fae9f0"},
                    {"from", "79031234567"},
                    {"to", "79090597272"},
                    {"time", "1404208800"},
                    {"smsc", "operator"},
                    {"coding", "0"}},
          .headers = {{"User-Agent", "Kannel/1.4.5"},
                      {"Content-Type", "text/plain; charset=\"UTF-8\""}},
          .body = body};
}

v1::Submission Read(const http::Request& request) {
  const auto submission = SubmissionFromWebhook(request);
  EXPECT_TRUE(submission.ok()) << submission.status();
  return submission.value_or(v1::Submission());
}

void Set(http::Fields& fields, const std::string& name,
         const std::string& value) {
  for (auto& field : fields) {
    if (field.first == name) field.second = value;
  }
}

TEST(Webhook, GivesTheWholeSubmission) {
  const v1::Submission submission = Read(FromKannel("1234567890 12345"));
  EXPECT_EQ(submission.request_id(), "02dc3ec2-4c86-4221-8503-704977fae9f0");
  EXPECT_EQ(submission.text(), "1234567890 12345");
  EXPECT_EQ(submission.account_number(), "");
  EXPECT_EQ(submission.reading_date(), "");
  EXPECT_EQ(submission.evidence().sender(), "79031234567");
  EXPECT_EQ(submission.evidence().document(), "operator");
  EXPECT_EQ(submission.evidence().raw(), "1234567890 12345");
}

TEST(Webhook, LeavesTheTextToTheCore) {
  for (const char* text : {"", " ", "\n1234567890\t5\r\n", "ДА 7", "<&>\"'"}) {
    const v1::Submission submission = Read(FromKannel(text));
    EXPECT_TRUE(submission.has_text());
    EXPECT_EQ(submission.text(), text);
  }
}

TEST(Webhook, NamesTheSenderWithoutAPlus) {
  http::Request request = FromKannel("x");
  Set(request.query, "from", "+79031234567");
  EXPECT_EQ(Read(request).evidence().sender(), "79031234567");
  Set(request.query, "from", "BANK");
  EXPECT_EQ(Read(request).evidence().sender(), "BANK");
}

TEST(Webhook, KeepsTheBytesOfWhatIsNoText) {
  const v1::Submission submission = Read(FromKannel("1234567890 \xcf 5"));
  EXPECT_EQ(submission.text(), "1234567890 \ufffd 5");
  EXPECT_EQ(submission.evidence().raw(), "1234567890 \xcf 5");
}

TEST(Webhook, ReadsBrokenUtf16AsFarAsItGoes) {
  const std::string body("\xd8\x3d\0A\x04\x14", 6);
  http::Request request = FromKannel(body);
  Set(request.headers, "Content-Type", "text/plain; charset=\"UTF-16BE\"");
  const v1::Submission submission = Read(request);
  EXPECT_EQ(submission.text(), "\ufffdAД");
  EXPECT_EQ(submission.evidence().raw(), body);
}

TEST(Webhook, CutsWhatIsLongerThanTheContractTakes) {
  std::string body;
  while (body.size() < 50'000) body += "день";
  body[0] = 'x';  // So that the limit falls within a character.
  body[1] = 'y';
  body.insert(0, "z");
  const v1::Submission submission = Read(FromKannel(body));
  EXPECT_EQ(submission.text().size(), kTextBytesMax - 1);
  EXPECT_EQ(submission.text(), body.substr(0, kTextBytesMax - 1));
  EXPECT_EQ(submission.evidence().raw(), body.substr(0, kRawBytesMax));
}

TEST(Webhook, CutsAfterItHasReplaced) {
  // Each byte becomes three.
  const v1::Submission submission =
      Read(FromKannel(std::string(kTextBytesMax, '\xff')));
  EXPECT_LE(submission.text().size(), kTextBytesMax);
  EXPECT_EQ(charset::ValidUtf8(submission.text()), submission.text());
}

TEST(Webhook, RefusesARequestWithoutIdOrSenderAndNamesIt) {
  for (const char* name : {"id", "from"}) {
    for (const std::string& value : {std::string(), std::string(300, 's')}) {
      http::Request request = FromKannel("1234567890 12345");
      Set(request.query, name, value);
      const absl::Status status = SubmissionFromWebhook(request).status();
      EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
      EXPECT_THAT(std::string(status.message()), HasSubstr(name));
      EXPECT_THAT(std::string(status.message()), Not(HasSubstr("sss")));
    }
    http::Request request = FromKannel("1234567890 12345");
    Set(request.query, name, std::string(129, '\xff'));
    EXPECT_FALSE(SubmissionFromWebhook(request).ok());
  }
  EXPECT_FALSE(SubmissionFromWebhook({}).ok());
}

TEST(Webhook, DoesWithoutAnSmsc) {
  http::Request request = FromKannel("x");
  Set(request.query, "smsc", "");
  EXPECT_EQ(Read(request).evidence().document(), "");
  Set(request.query, "smsc", std::string(1000, 's'));
  EXPECT_EQ(Read(request).evidence().document(), std::string(256, 's'));
}

}  // namespace
}  // namespace intake::sms
