#include "channels/email/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace intake::email {
namespace {

TEST(Utf8, ComesFromTheCharsetThatIsDeclared) {
  const struct {
    std::string bytes;
    std::string charset;
    std::string text;
  } kCases[] = {
      {"\xcb\xd1 12389", "windows-1251", "ЛС 12389"},
      {"\xcb\xd1 12389", "CP1251", "ЛС 12389"},
      {"\xec\xf3 12389", "koi8-r", "ЛС 12389"},
      {"\xbb\xc1 12389", "iso-8859-5", "ЛС 12389"},
      {"\x8b\x91 12389", "cp866", "ЛС 12389"},
      {"ЛС 12389", "UTF-8", "ЛС 12389"},
      {std::string("\x00\x31\x04\x1b", 4), "utf-16be", "1Л"},
      // Nothing declared, or nothing known.
      {"ЛС 12389", "", "ЛС 12389"},
      {"\xcb\xd1 12389", "", "ЛС 12389"},
      {"\xcb\xd1 12389", "us-ascii", "ЛС 12389"},
      {"\xcb\xd1 12389", "x-unknown", "ЛС 12389"},
      {"", "koi8-r", ""},
      // What the charset has not never joins the digits around it.
      {"12\xff\xfe"
       "389",
       "utf-8", "12\ufffd\ufffd389"},
      {"12\x98"
       "389",
       "windows-1251", "12\ufffd389"},
      {"12389\xd0", "utf-8", "12389\ufffd"},
      {std::string("12\0"
                   "389",
                   6),
       "utf-8", "12\ufffd389"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Utf8FromCharset(test.bytes, test.charset), test.text)
        << test.charset << " " << test.bytes;
  }
}

TEST(Utf8, ComesFromBytesLongerThanThePieceTheyAreReadIn) {
  std::string bytes(10'000, '\xcb');
  std::string text;
  for (size_t i = 0; i < bytes.size(); ++i) text += "Л";
  EXPECT_EQ(Utf8FromCharset(bytes, "windows-1251"), text);
}

TEST(Utf8, IsValidWhateverTheBytes) {
  std::mt19937 random(1);
  for (const char* charset :
       {"", "utf-8", "utf-7", "windows-1251", "utf-16", "iso-2022-jp", "gbk"}) {
    for (int round = 0; round < 200; ++round) {
      std::string bytes;
      while (bytes.size() < 50) bytes += static_cast<char>(random());
      const std::string text = Utf8FromCharset(bytes, charset);
      EXPECT_EQ(Utf8OrReplaced(text), text) << charset;
    }
  }
}

TEST(Utf8, ReplacesWhatIsNone) {
  EXPECT_EQ(Utf8OrReplaced(nullptr), "");
  EXPECT_EQ(Utf8OrReplaced("Л\xff"), "Л\ufffd");
}

}  // namespace
}  // namespace intake::email
