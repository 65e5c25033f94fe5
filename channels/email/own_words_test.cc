#include "channels/email/own_words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "absl/strings/match.h"

namespace intake::email {
namespace {

TEST(OwnWords, LeaveOutQuotesSignatureAndBlanksAround) {
  const struct {
    std::string text;
    std::string words;
  } kCases[] = {
      {"", ""},
      {" \r\n\n", ""},
      {"1234567890 12389", "1234567890 12389"},
      {"1234567890\r\n12389\r\n", "1234567890\n12389"},
      {"\n  1234567890 12389\n\n", "1234567890 12389"},
      {"> 1111111111 5\n1234567890 12389\n>> 7\n>8\n", "1234567890 12389"},
      {"> only a quote\n", ""},
      {"1234567890 12389\n-- \nтел. 79031234567\n", "1234567890 12389"},
      {"1234567890 12389\r\n-- \r\nтел.\r\n", "1234567890 12389"},
      {"-- \n5", ""},
      // Who wrote what is quoted, and when.
      {"1234567890 12389\n\n25.05.2014, Supplier wrote:\n> 12000\n",
       "1234567890 12389"},
      {"25.05.2014, Supplier wrote:\n\n> 12000\n\n1234567890 12389",
       "1234567890 12389"},
      {"Показания:\n1234567890 12389\n> 12000", "Показания:\n1234567890 12389"},
      // No signatures: a rule of dashes, and a minus.
      {"1\n--\n2\n---- \n3\n-- 4", "1\n--\n2\n---- \n3\n-- 4"},
      {"1 > 2", "1 > 2"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(OwnWords(test.text), test.words) << test.text;
  }
}

TEST(WholeLines, NeverEndWithinALine) {
  EXPECT_EQ(WholeLines("12\n34", 5), "12\n34");
  EXPECT_EQ(WholeLines("12\n34", 4), "12");
  EXPECT_EQ(WholeLines("12\n34", 3), "12");
  EXPECT_EQ(WholeLines("12\n34", 2), "12");
  EXPECT_EQ(WholeLines("12\n34", 1), "");
  EXPECT_EQ(WholeLines("1234567890", 9), "");
  EXPECT_EQ(WholeLines("", 0), "");
}

TEST(WholeLines, AreABeginningThatALineBreakFollows) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    while (text.size() < 40) text += "0123456789 \n"[random() % 12];
    const size_t bytes_max = random() % 45;
    const absl::string_view cut = WholeLines(text, bytes_max);
    EXPECT_LE(cut.size(), bytes_max);
    EXPECT_TRUE(absl::StartsWith(text, cut));
    EXPECT_TRUE(cut.empty() || cut.size() == text.size() ||
                text[cut.size()] == '\n')
        << text << " at " << bytes_max;
  }
}

}  // namespace
}  // namespace intake::email
