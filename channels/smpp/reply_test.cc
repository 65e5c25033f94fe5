#include "channels/smpp/reply.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/smpp/concatenation.h"
#include "channels/smpp/fake_smsc.h"

namespace intake::smpp {
namespace {

using ::testing::SizeIs;

std::vector<Message> Reply(const std::string& text,
                           DefaultAlphabet alphabet = DefaultAlphabet::kGsm) {
  return ReplyTo(MessageFrom("79031234567", "x"),
                 {.type = 1, .plan = 1, .digits = "79090597272"}, text,
                 alphabet);
}

std::string Repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// What a phone makes of the parts.
std::string Join(const std::vector<Message>& parts, DefaultAlphabet alphabet) {
  std::string octets;
  for (const Message& part : parts) octets += ContentOf(part).octets;
  return *TextFromOctets(octets, parts[0].data_coding, alphabet);
}

TEST(Reply, GoesBackToTheSenderFromOurNumber) {
  const auto parts = Reply("ok");
  ASSERT_THAT(parts, SizeIs(1));
  EXPECT_EQ(parts[0].destination.digits, "79031234567");
  EXPECT_EQ(parts[0].source.digits, "79090597272");
  EXPECT_EQ(parts[0].short_message, "ok");
  EXPECT_EQ(parts[0].esm_class, 0);
}

TEST(Reply, TakesAsFewPartsAsItsAlphabetAllows) {
  const struct {
    std::string text;
    DefaultAlphabet alphabet;
    uint8_t data_coding;
    size_t parts;
  } kCases[] = {
      {Repeated("x", 160), DefaultAlphabet::kGsm, 0, 1},
      {Repeated("x", 161), DefaultAlphabet::kGsm, 0, 2},
      {Repeated("x", 306), DefaultAlphabet::kGsm, 0, 2},
      {Repeated("x", 307), DefaultAlphabet::kGsm, 0, 3},
      {Repeated("€", 80), DefaultAlphabet::kGsm, 0, 1},
      {Repeated("€", 153), DefaultAlphabet::kGsm, 0, 3},
      {Repeated("д", 70), DefaultAlphabet::kGsm, 8, 1},
      {Repeated("д", 71), DefaultAlphabet::kGsm, 8, 2},
      {Repeated("д", 134), DefaultAlphabet::kGsm, 8, 2},
      {Repeated("😀", 67), DefaultAlphabet::kGsm, 8, 3},
      {Repeated("x", 160), DefaultAlphabet::kLatin1, 0, 1},
      {"é", DefaultAlphabet::kLatin1, 8, 1},
  };
  for (const auto& test : kCases) {
    const auto parts = Reply(test.text, test.alphabet);
    EXPECT_EQ(parts.size(), test.parts) << test.text;
    EXPECT_EQ(Join(parts, test.alphabet), test.text);
    for (const Message& part : parts) {
      EXPECT_EQ(part.data_coding, test.data_coding);
      // Each part can be read by itself, too.
      EXPECT_EQ(Join({part}, test.alphabet).find("\ufffd"), std::string::npos);
    }
  }
}

TEST(Reply, NumbersItsPartsUnderOneReference) {
  const auto parts = Reply(Repeated("д", 150));
  ASSERT_THAT(parts, SizeIs(3));
  for (uint8_t i = 0; i < 3; ++i) {
    const auto place = ContentOf(parts[i]).part;
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(place->kind, ReferenceKind::kHeader8);
    EXPECT_EQ(place->reference, ContentOf(parts[0]).part->reference);
    EXPECT_EQ(place->count, 3);
    EXPECT_EQ(place->number, i + 1);
  }
}

TEST(Reply, IsTheSameEachTime) {
  const std::string text = Repeated("д", 150);
  EXPECT_EQ(BodyFromMessage(Reply(text)[0]), BodyFromMessage(Reply(text)[0]));
}

TEST(Reply, EndsAfter255Parts) {
  EXPECT_THAT(Reply(Repeated("x", 50'000)), SizeIs(255));
}

}  // namespace
}  // namespace intake::smpp
