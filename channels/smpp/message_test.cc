#include "channels/smpp/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "channels/smpp/fake_smsc.h"

namespace intake::smpp {
namespace {

using ::testing::HasSubstr;
using namespace std::string_literals;  // For texts with a zero byte.

// What deliver_sm has for `1 5` from 7903 to 79, and a message_payload.
const std::string& Body() {
  static const auto* const kBody =
      new std::string("\0"s + "\x01\x01" + "7903\0"s + "\x01\x01" + "79\0"s +
                      "\x40\x00\x00"s + "\0\0"s + "\x01\x00\x08\x00"s + "\x03" +
                      "1 5" + "\x04\x24\x00\x02"s + "xy");
  return *kBody;
}

TEST(Message, IsReadAsTheStandardWritesIt) {
  const auto message = MessageFromBody(Body());
  ASSERT_TRUE(message.ok()) << message.status();
  EXPECT_EQ(message->source.digits, "7903");
  EXPECT_EQ(message->source.type, 1);
  EXPECT_EQ(message->destination.digits, "79");
  EXPECT_EQ(message->esm_class, 0x40);
  EXPECT_EQ(message->registered_delivery, 1);
  EXPECT_EQ(message->data_coding, 8);
  EXPECT_EQ(message->short_message, "1 5");
  ASSERT_NE(FindParameter(*message, kMessagePayload), nullptr);
  EXPECT_EQ(*FindParameter(*message, kMessagePayload), "xy");
  EXPECT_EQ(FindParameter(*message, kSarTotal), nullptr);
  EXPECT_EQ(BodyFromMessage(*message), Body());
}

TEST(Message, CutOffAnywhereIsAnErrorThatNamesTheField) {
  for (size_t size = 0; size < Body().size(); ++size) {
    const auto cut = MessageFromBody(Body().substr(0, size));
    // Without its optional parameter it is whole again.
    EXPECT_EQ(cut.ok(), size == Body().size() - 6) << size;
  }
  EXPECT_THAT(
      std::string(MessageFromBody(Body().substr(0, 5)).status().message()),
      HasSubstr("source_addr"));
  EXPECT_THAT(
      std::string(MessageFromBody(Body().substr(0, 25)).status().message()),
      HasSubstr("short_message"));
}

TEST(Message, ComesBackAsItWasWritten) {
  std::mt19937 random(2);
  const auto octets = [&](size_t size_max) {
    std::string made(random() % (size_max + 1), '\0');
    for (char& octet : made) octet = static_cast<char>(1 + random() % 255);
    return made;
  };
  for (int run = 0; run < 500; ++run) {
    Message message = MessageFrom(octets(20), octets(255));
    message.service_type = octets(5);
    message.esm_class = static_cast<uint8_t>(random());
    message.validity_period = octets(16);
    message.data_coding = static_cast<uint8_t>(random());
    for (size_t i = random() % 4; i > 0; --i) {
      message.parameters.push_back(
          {.tag = static_cast<uint16_t>(random()), .value = octets(300)});
    }
    const std::string body = BodyFromMessage(message);
    const auto read = MessageFromBody(body);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->source.digits, message.source.digits);
    EXPECT_EQ(read->short_message, message.short_message);
    EXPECT_EQ(BodyFromMessage(*read), body);
  }
}

TEST(Message, IsADeliveryReceiptByItsTypeAlone) {
  for (int esm_class = 0; esm_class < 256; ++esm_class) {
    const Message message = {.esm_class = static_cast<uint8_t>(esm_class)};
    EXPECT_EQ(IsDeliveryReceipt(message), (esm_class & 0x3C) == 0x04);
  }
}

}  // namespace
}  // namespace intake::smpp
