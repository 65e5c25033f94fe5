#include "channels/smpp/submission.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "channels/http/message.h"
#include "channels/smpp/parts_for_test.h"
#include "channels/sms/webhook.h"

namespace intake::smpp {
namespace {

using ::testing::StartsWith;
using namespace std::string_literals;  // For texts with a zero byte.

constexpr char kUnreadable[] = "…";

v1::Submission Read(const Message& message) {
  return SubmissionFromMessage(message, {.name = "operator"}, "id");
}

PartSet SetOf(const std::vector<Message>& parts) {
  PartSet set;
  for (const Message& part : parts) {
    const PartPlace place = *ContentOf(part).part;
    set.count = place.count;
    set.parts.emplace(place.number, part);
  }
  return set;
}

TEST(Submission, IsTheSameAsThroughAGateway) {
  const auto through_gateway = sms::SubmissionFromWebhook(
      {.method = "POST",
       .path = "/sms",
       .query = {{"id", "id"}, {"from", "+79031234567"}, {"smsc", "operator"}},
       .headers = {{"Content-Type", "text/plain; charset=\"UTF-8\""}},
       .body = "1234567890 5"});
  ASSERT_TRUE(through_gateway.ok());
  const v1::Submission direct =
      Read(MessageFrom("+79031234567", "1234567890 5"));
  EXPECT_EQ(direct.SerializeAsString(), through_gateway->SerializeAsString());
}

TEST(Submission, KeepsTheOctetsBesideTheText) {
  Message message = MessageFrom("79031234567", "\x04\x14\x04\x10"s);
  message.data_coding = 8;
  EXPECT_EQ(Read(message).text(), "ДА");
  EXPECT_EQ(Read(message).evidence().raw(), "\x04\x14\x04\x10"s);
}

TEST(Submission, OfWhatIsNoTextAsksWhatWasMeant) {
  Message binary = MessageFrom("79031234567", "1234567890 5");
  binary.data_coding = 4;
  Message damaged = MessageFrom("79031234567", "1234567890 5");
  damaged.esm_class = kEsmClassHeader;
  for (const Message& message : {binary, damaged}) {
    EXPECT_EQ(Read(message).text(), kUnreadable);
    EXPECT_EQ(Read(message).evidence().raw(), "1234567890 5");
    EXPECT_THAT(Read(message).evidence().document(), StartsWith("operator "));
    // A repeat is the same content; other octets are other content.
    EXPECT_EQ(Read(message).evidence().document(),
              Read(message).evidence().document());
    Message other = message;
    other.short_message += "6";
    EXPECT_NE(Read(other).evidence().document(),
              Read(message).evidence().document());
  }
}

TEST(Submission, JoinsOctetsBeforeItReadsThem) {
  // Cut within a character of four octets, and within one of two.
  auto parts = PartsOf({"\0001\xd8\x3d"s, "\xde\x00\x04"s, "\x14"s},
                       ReferenceKind::kHeader16, 7);
  for (Message& part : parts) part.data_coding = 8;
  EXPECT_EQ(SubmissionFromSet(SetOf(parts), {}).text(), "1😀Д");
  // In encodings that differ each part is read by its own.
  parts[0].data_coding = 0;
  EXPECT_NE(SubmissionFromSet(SetOf(parts), {}).text(), "1😀Д");
}

TEST(Submission, NeverHasTheTextOfAMessageThatLacksParts) {
  const auto parts =
      PartsOf({"1234567890 12", "345"}, ReferenceKind::kHeader8, 7);
  EXPECT_EQ(SubmissionFromSet(SetOf(parts), {}).text(), "1234567890 12345");
  const v1::Submission cut = SubmissionFromSet(SetOf({parts[0]}), {});
  EXPECT_EQ(cut.text(), kUnreadable);
  EXPECT_EQ(cut.evidence().raw(), "1234567890 12");
}

TEST(Submission, StaysWithinTheContract) {
  Message message = MessageFrom("\xff\xfe", "");
  message.parameters = {{kMessagePayload, std::string(50'000, 'x')}};
  const v1::Submission submission =
      SubmissionFromMessage(message, {.name = std::string(300, 's')}, "id");
  EXPECT_EQ(submission.text().size(), sms::kTextBytesMax);
  EXPECT_EQ(submission.evidence().raw().size(), sms::kRawBytesMax);
  EXPECT_EQ(submission.evidence().sender(), "\ufffd\ufffd");
  EXPECT_EQ(submission.evidence().document(),
            std::string(sms::kEvidenceFieldBytesMax, 's'));
}

TEST(Submission, HasAnIdThatDoesNotRepeat) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(NewRequestId());
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_EQ(ids.begin()->size(), 32U);
}

}  // namespace
}  // namespace intake::smpp
