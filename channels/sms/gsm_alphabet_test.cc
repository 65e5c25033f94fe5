#include "channels/sms/gsm_alphabet.h"

#include <gtest/gtest.h>

#include <string>

namespace intake::sms {
namespace {

TEST(GsmAlphabet, HasTheCharactersOfTheStandardAndNoOthers) {
  EXPECT_TRUE(FitsGsmAlphabet(""));
  EXPECT_TRUE(
      FitsGsmAlphabet("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+"
                      ",-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà"
                      "\f^{}\\[~]|€"));
  for (const char* text :
       {"Д", "`", "ç", "№", "\t", "\u00a0", "\x7f", "😀", "\xff", "·", "ё"}) {
    EXPECT_FALSE(FitsGsmAlphabet(text)) << text;
  }
}

TEST(GsmAlphabet, HasItsOwnCodes) {
  const struct {
    const char* text;
    std::string codes;
  } kCases[] = {
      {"@", std::string(1, '\0')},
      {"$", "\x02"},
      {"_", "\x11"},
      {"A1", "A1"},
      {"à", "\x7f"},
      {"€[", "\x1b\x65\x1b\x3c"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(GsmFromUtf8(test.text), test.codes) << test.text;
    EXPECT_EQ(Utf8FromGsm(test.codes), test.text);
  }
}

TEST(GsmAlphabet, ReadsBackWhatItWrites) {
  for (int code = 0; code < 0x80; ++code) {
    if (code == kGsmEscape) continue;
    const std::string codes(1, static_cast<char>(code));
    EXPECT_EQ(GsmFromUtf8(Utf8FromGsm(codes)), codes) << code;
  }
}

TEST(GsmAlphabet, ReplacesWhatIsNoCodeAndPassesOverAnEscape) {
  EXPECT_EQ(Utf8FromGsm("1\x80"
                        "2"),
            "1\ufffd2");
  EXPECT_EQ(Utf8FromGsm("1\x1b"
                        "2"),
            "12");
  EXPECT_EQ(Utf8FromGsm("12\x1b"), "12");
}

}  // namespace
}  // namespace intake::sms
