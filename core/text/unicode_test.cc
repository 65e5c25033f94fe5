#include "core/text/unicode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/text/grammar.h"

namespace intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Utf8, ReadsAndWritesCharactersOfEveryLength) {
  const std::u32string text = U"aя€😀";
  EXPECT_EQ(DecodeUtf8("aя€😀"), text);
  EXPECT_EQ(EncodeUtf8(text), "aя€😀");
}

TEST(Utf8, ReplacesEachInvalidByte) {
  EXPECT_EQ(DecodeUtf8("a\xFF\xFE"
                       "b"),
            U"a\xFFFD\xFFFD"
            U"b");
  EXPECT_EQ(DecodeUtf8("\xD0"), U"\xFFFD");            // cut short
  EXPECT_EQ(DecodeUtf8("\xC0\x80"), U"\xFFFD\xFFFD");  // overlong zero
  EXPECT_EQ(DecodeUtf8("\xED\xA0\x80"), U"\xFFFD\xFFFD\xFFFD");  // surrogate
  EXPECT_EQ(DecodeUtf8("\xF4\x90\x80\x80"), U"\xFFFD\xFFFD\xFFFD\xFFFD");
}

TEST(Utf8, WritesAReplacementForWhatIsNoCharacter) {
  EXPECT_EQ(EncodeUtf8(std::u32string{0xD800, 0x110000}), "\uFFFD\uFFFD");
}

TEST(Utf8, TellsValidFromInvalid) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("показания 😀"));
  EXPECT_TRUE(IsValidUtf8("\uFFFD"));
  EXPECT_FALSE(IsValidUtf8("\x80"));
  EXPECT_FALSE(IsValidUtf8("\xE2\x82"));
}

TEST(FoldCase, LowersLatinAndCyrillicAndUnitesYo) {
  EXPECT_EQ(FoldCase("ABCxyz АБВЯ ЁёЪ 123 É"), "abcxyz абвя ееъ 123 é");
}

TEST(FoldedWords, AreRunsOfLettersAndDigits) {
  EXPECT_THAT(FoldedWords("ул. Ёлочная, д.12-А"),
              ElementsAre("ул", "елочная", "д", "12", "а"));
  EXPECT_THAT(FoldedWords(" .,! "), IsEmpty());
}

TEST(NormalizedText, ForgetsCaseInvisibleCharactersAndHowMuchWhiteSpace) {
  const std::string normal = NormalizedText("лс 1234567890 день 150");
  for (const char* const text :
       {"ЛС 1234567890 День 150", "  лс  1234567890\nдень\t150 ",
        "лс\u00A01234567890\u2009день 150",
        "\uFEFFлс 1234567890 де\u00ADнь 150",
        "лс 1234567890\r\nдень 150\r\n"}) {
    EXPECT_EQ(NormalizedText(text), normal) << text;
  }
}

TEST(NormalizedText, KeepsApartWhatSaysSomethingElse) {
  EXPECT_NE(NormalizedText("12 389"), NormalizedText("12389"));
  EXPECT_NE(NormalizedText("1 150"), NormalizedText("1 151"));
  EXPECT_EQ(NormalizedText(""), "");
  EXPECT_EQ(NormalizedText(" \u200B "), "");
}

}  // namespace
}  // namespace intake
