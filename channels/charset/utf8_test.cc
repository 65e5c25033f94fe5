#include "channels/charset/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace intake::charset {
namespace {

using namespace std::string_literals;  // For texts with a zero byte.

TEST(Utf8, LeavesValidTextAsItIs) {
  for (const std::string& text :
       {""s, "1234567890 12345"s, "л/с 1234567890 день 12"s, "№ 5 €"s, "😀 1"s,
        "\0"s, "\u00a0\ufffd\U0010ffff"s}) {
    EXPECT_EQ(ValidUtf8(text), text);
  }
}

TEST(Utf8, ReplacesEachByteThatIsNoCharacter) {
  const struct {
    std::string bytes;
    std::string text;
  } kCases[] = {
      {"a\xff"s, "a\ufffd"s},
      {"\xd0"s, "\ufffd"s},                      // cut off
      {"\xd0 1"s, "\ufffd 1"s},                  // the blank is kept
      {"\x80\xbf"s, "\ufffd\ufffd"s},            // nothing to continue
      {"\xc0\xaf"s, "\ufffd\ufffd"s},            // overlong
      {"\xe0\x80\xaf"s, "\ufffd\ufffd\ufffd"s},  // overlong
      {"\xed\xa0\x80"s, "\ufffd\ufffd\ufffd"s},  // a surrogate
      {"\xf4\x90\x80\x80"s, "\ufffd\ufffd\ufffd\ufffd"s},  // over U+10FFFF
      {"\xcf\xee\xea 5"s, "\ufffd\ufffd\ufffd 5"s},        // CP1251
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(ValidUtf8(test.bytes), test.text) << test.text;
  }
}

TEST(Utf8, ReadsUtf16) {
  EXPECT_EQ(Utf8FromUtf16("\x04\x14\x04\x10\0 \x00\x35"s), "ДА 5");
  EXPECT_EQ(Utf8FromUtf16("\xd8\x3d\xde\x00"s), "😀");
  EXPECT_EQ(Utf8FromUtf16(""), "");
}

TEST(Utf8, ReplacesHalvesOfUtf16) {
  EXPECT_EQ(Utf8FromUtf16("\xd8\x3d\0A"s), "\ufffdA");
  EXPECT_EQ(Utf8FromUtf16("\xde\x00\0A"s), "\ufffdA");
  EXPECT_EQ(Utf8FromUtf16("\0A\xd8\x3d"s), "A\ufffd");
  EXPECT_EQ(Utf8FromUtf16("\xd8\x3d\xd8\x3d\xde\x00"s), "\ufffd😀");
  EXPECT_EQ(Utf8FromUtf16("\0A\x04"s), "A\ufffd");
}

TEST(Utf8, CutsBetweenCharacters) {
  EXPECT_EQ(CutAtCharacter("день", 8), "день");
  EXPECT_EQ(CutAtCharacter("день", 7), "ден");
  EXPECT_EQ(CutAtCharacter("день", 6), "ден");
  EXPECT_EQ(CutAtCharacter("😀", 3), "");
  EXPECT_EQ(CutAtCharacter("abc", 2), "ab");
  EXPECT_EQ(CutAtCharacter("", 0), "");
}

TEST(Utf8, MakesAnyBytesValidAndLeavesThemSo) {
  std::mt19937 random(1);
  for (int run = 0; run < 2000; ++run) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    for (const std::string& text : {ValidUtf8(bytes), Utf8FromUtf16(bytes)}) {
      EXPECT_EQ(ValidUtf8(text), text);
      const size_t cut = random() % (text.size() + 1);
      const std::string part(CutAtCharacter(text, cut));
      EXPECT_LE(part.size(), cut);
      EXPECT_GT(part.size() + 4, cut);
      EXPECT_EQ(ValidUtf8(part), part);
    }
  }
}

}  // namespace
}  // namespace intake::charset
