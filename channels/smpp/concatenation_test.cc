#include "channels/smpp/concatenation.h"

#include <gtest/gtest.h>

#include <string>

#include "channels/smpp/fake_smsc.h"

namespace intake::smpp {
namespace {

using namespace std::string_literals;  // For texts with a zero byte.

Message WithHeader(const std::string& octets) {
  Message message = MessageFrom("79031234567", octets);
  message.esm_class = kEsmClassHeader;
  return message;
}

Message WithParameters(std::vector<Parameter> parameters) {
  Message message = MessageFrom("79031234567", "text");
  message.parameters = std::move(parameters);
  return message;
}

void ExpectPart(const Content& content, ReferenceKind kind, uint16_t reference,
                uint8_t count, uint8_t number) {
  ASSERT_TRUE(content.readable);
  ASSERT_TRUE(content.part.has_value());
  EXPECT_EQ(content.part->kind, kind);
  EXPECT_EQ(content.part->reference, reference);
  EXPECT_EQ(content.part->count, count);
  EXPECT_EQ(content.part->number, number);
  EXPECT_EQ(content.octets, "text");
}

TEST(Content, IsTheTextOfAMessageOnItsOwn) {
  const Content content = ContentOf(MessageFrom("79031234567", "1 5"));
  EXPECT_EQ(content.octets, "1 5");
  EXPECT_TRUE(content.readable);
  EXPECT_FALSE(content.part.has_value());
}

TEST(Content, MayStandInThePayload) {
  Message message = MessageFrom("79031234567", "");
  message.parameters = {{kMessagePayload, std::string(2000, 'x')}};
  EXPECT_EQ(ContentOf(message).octets, std::string(2000, 'x'));
  EXPECT_TRUE(ContentOf(message).readable);
}

TEST(Content, GivenTwiceIsNotReadableAndKept) {
  Message message = WithHeader("1 5");
  message.parameters = {{kMessagePayload, " 6"}};
  EXPECT_FALSE(ContentOf(message).readable);
  EXPECT_EQ(ContentOf(message).octets, "1 5 6");
}

TEST(Content, IsAPartByEitherHeader) {
  ExpectPart(ContentOf(WithHeader("\x05\x00\x03\xFE\x03\x02text"s)),
             ReferenceKind::kHeader8, 0xFE, 3, 2);
  ExpectPart(ContentOf(WithHeader("\x06\x08\x04\x12\x34\x03\x03text"s)),
             ReferenceKind::kHeader16, 0x1234, 3, 3);
  // Beside an element that says nothing here.
  ExpectPart(ContentOf(WithHeader("\x08\x24\x01\x01\x00\x03\xFE\x03\x02text"s)),
             ReferenceKind::kHeader8, 0xFE, 3, 2);
}

TEST(Content, IsAPartByParameters) {
  ExpectPart(ContentOf(WithParameters({{kSarReference, "\x12\x34"},
                                       {kSarTotal, "\x02"},
                                       {kSarSequence, "\x01"}})),
             ReferenceKind::kParameter, 0x1234, 2, 1);
}

TEST(Content, OfTheOnlyPartIsWhole) {
  const Content content =
      ContentOf(WithHeader("\x05\x00\x03\xFE\x01\x01text"s));
  EXPECT_TRUE(content.readable);
  EXPECT_FALSE(content.part.has_value());
  EXPECT_EQ(content.octets, "text");
}

TEST(Content, WhosePlaceCannotBeKnownIsNotReadable) {
  for (const std::string& octets : {
           ""s,                                  // no header
           "\x09\x00\x03\xFE\x02"s,              // longer than the text
           "\x05\x00\x03\xFE\x02\x00text"s,      // part 0
           "\x05\x00\x03\xFE\x02\x03text"s,      // part 3 of 2
           "\x05\x00\x03\xFE\x00\x00text"s,      // of none
           "\x05\x00\x09\xFE\x02\x01text"s,      // an element cut off
           "\x01\x00text"s,                      // without a length
           "\x04\x00\x02\xFE\x02text"s,          // one octet short
           "\x06\x00\x04\xFE\x02\x01\x01text"s,  // one too many
           "\x06\x05\x04\x0B\x84\x23\xF0text"s,  // for a program
       }) {
    const Content content = ContentOf(WithHeader(octets));
    EXPECT_FALSE(content.readable) << octets.size();
    EXPECT_FALSE(content.part.has_value());
  }
  EXPECT_FALSE(ContentOf(WithParameters({{kSarTotal, "\x02"}})).readable);
  EXPECT_FALSE(ContentOf(WithParameters({{kSarReference, "\x12"},
                                         {kSarTotal, "\x02"},
                                         {kSarSequence, "\x01"}}))
                   .readable);
}

TEST(Content, ThatIsAPartInTwoWaysIsNotReadable) {
  Message message = WithHeader("\x05\x00\x03\xFE\x03\x02text"s);
  message.parameters = {
      {kSarReference, "\x12\x34"}, {kSarTotal, "\x02"}, {kSarSequence, "\x01"}};
  EXPECT_FALSE(ContentOf(message).readable);
}

}  // namespace
}  // namespace intake::smpp
