#include "channels/smpp/pdu.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "channels/smpp/bind.h"
#include "channels/smpp/octets.h"

namespace intake::smpp {
namespace {

using namespace std::string_literals;  // For texts with a zero byte.

std::string RandomOctets(std::mt19937& random, size_t size_max) {
  std::string octets(random() % (size_max + 1), '\0');
  for (char& octet : octets) octet = static_cast<char>(random());
  return octets;
}

TEST(Pdu, HasTheFormOfTheStandard) {
  EXPECT_EQ(EncodePdu({.command = Command::kEnquireLink, .sequence = 7}),
            "\0\0\0\x10\0\0\0\x15\0\0\0\0\0\0\0\x07"s);
  EXPECT_EQ(EncodePdu({.command = Command::kDeliverSmResponse,
                       .status = CommandStatus::kTryAgain,
                       .sequence = 0x01020304,
                       .body = "\0"s}),
            "\0\0\0\x11\x80\0\0\x05\0\0\0\x64\x01\x02\x03\x04\0"s);
}

TEST(Pdu, OfABindNamesTheProgramAndVersion34) {
  EXPECT_EQ(
      BodyFromBind(
          {.system_id = "intake", .password = "secret", .system_type = "x"}),
      "intake\0secret\0x\0\x34\0\0\0"s);
}

TEST(Pdu, ComesBackFromAStreamCutAnywhere) {
  std::mt19937 random(1);
  for (int run = 0; run < 200; ++run) {
    std::vector<Pdu> sent(1 + random() % 4);
    std::string stream;
    for (Pdu& pdu : sent) {
      pdu = {.command = static_cast<Command>(random()),
             .status = static_cast<CommandStatus>(random()),
             .sequence = static_cast<uint32_t>(random()),
             .body = RandomOctets(random, 60)};
      stream += EncodePdu(pdu);
    }
    std::string arrived;
    size_t got = 0;
    while (got < sent.size()) {
      const auto pdu = TakePdu(arrived);
      ASSERT_TRUE(pdu.ok()) << pdu.status();
      if (!pdu->has_value()) {
        ASSERT_FALSE(stream.empty());
        const size_t piece = std::min<size_t>(1 + random() % 20, stream.size());
        arrived += stream.substr(0, piece);
        stream.erase(0, piece);
        continue;
      }
      EXPECT_EQ((*pdu)->command, sent[got].command);
      EXPECT_EQ((*pdu)->status, sent[got].status);
      EXPECT_EQ((*pdu)->sequence, sent[got].sequence);
      EXPECT_EQ((*pdu)->body, sent[got].body);
      ++got;
    }
    EXPECT_EQ(arrived + stream, "");
  }
}

TEST(Pdu, IsNotReadFromALengthThatNoneHas) {
  for (const uint32_t length : {0U, 15U, 65537U, 0xFFFFFFFFU}) {
    OctetWriter writer;
    std::string stream =
        std::move(writer.Long(length).Octets("............")).Finish();
    EXPECT_FALSE(TakePdu(stream).ok()) << length;
  }
  std::string largest =
      EncodePdu({.body = std::string(kPduOctetsMax - kPduHeaderOctets, 'x')});
  EXPECT_TRUE(TakePdu(largest)->has_value());
}

TEST(Octets, AreZeroFromTheFirstThatIsMissing) {
  OctetReader reader("\x01\x02\x03");
  EXPECT_EQ(reader.TakeShort(), 0x0102);
  EXPECT_TRUE(reader.ok());
  EXPECT_EQ(reader.TakeLong(), 0U);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.TakeByte(), 0);
  EXPECT_TRUE(reader.empty());
}

TEST(Octets, EndATextWithinItsLimit) {
  const std::string octets = "ab\0"s;
  EXPECT_EQ(OctetReader(octets).TakeText(3), "ab");
  OctetReader too_long(octets);
  EXPECT_EQ(too_long.TakeText(2), "");
  EXPECT_FALSE(too_long.ok());
}

}  // namespace
}  // namespace intake::smpp
