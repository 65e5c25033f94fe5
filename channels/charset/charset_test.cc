#include "channels/charset/charset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intake {
namespace {

using ::testing::HasSubstr;

constexpr char kAccount[] = "Лицевой счёт №";

TEST(Charset, DecodesWhatOfficesWrite) {
  const std::string cp1251 =
      "\xCB\xE8\xF6\xE5\xE2\xEE\xE9 \xF1\xF7\xB8\xF2 \xB9";
  EXPECT_EQ(*ToUtf8(cp1251, Charset::kCp1251), kAccount);
  EXPECT_EQ(*ToUtf8("\x8B\xA8\xE6\xA5\xA2\xAE\xA9 \xE1\xE7\xF1\xE2 \xFC",
                    Charset::kCp866),
            kAccount);
  EXPECT_EQ(
      *ToUtf8(std::string("\xFF\xFE\x1B\x04\x31\x00", 6), Charset::kUtf16Le),
      "Л1");
  EXPECT_EQ(*ToUtf8("\xEF\xBB\xBFсчёт", Charset::kUtf8), "счёт");
}

TEST(Charset, EncodesWhatItDecoded) {
  for (const Charset charset :
       {Charset::kUtf8, Charset::kUtf16Le, Charset::kUtf16Be, Charset::kCp1251,
        Charset::kCp866}) {
    const std::string text =
        charset == Charset::kCp866 ? "Счет 12" : "Счёт № 12 — «пик»";
    EXPECT_EQ(*ToUtf8(FromUtf8(text, charset), charset), text)
        << CharsetName(charset);
  }
}

TEST(Charset, WritesAQuestionMarkForWhatAnEncodingLacks) {
  EXPECT_EQ(FromUtf8("1 😀 2", Charset::kCp1251), "1 ? 2");
  EXPECT_EQ(FromUtf8("a\xFFz", Charset::kCp1251), "a?z");
}

TEST(Charset, NamesTheByteThatMeansNothing) {
  EXPECT_THAT(std::string(ToUtf8("12\xFFz", Charset::kUtf8).status().message()),
              HasSubstr("byte 3: got what is no utf-8 text"));
  // Half a UTF-16 unit at the end.
  EXPECT_TRUE(absl::IsInvalidArgument(ToUtf8(std::string("1\0"
                                                         "2",
                                                         3),
                                             Charset::kUtf16Le)
                                          .status()));
}

TEST(CharsetDecoder, TakesTextCutAnywhere) {
  const std::string text = "Счёт 12 😀";
  for (const Charset charset :
       {Charset::kUtf8, Charset::kUtf16Le, Charset::kUtf16Be}) {
    const std::string bytes = FromUtf8(text, charset);
    CharsetDecoder decoder(charset);
    std::string utf8;
    for (const char byte : bytes) {
      ASSERT_TRUE(decoder.Decode({&byte, 1}, /*last=*/false, utf8).ok());
    }
    ASSERT_TRUE(decoder.Decode("", /*last=*/true, utf8).ok());
    EXPECT_EQ(utf8, text);
  }
}

TEST(DetectCharset, GoesByMarkThenByValidUtf8ThenByTheDefault) {
  EXPECT_EQ(DetectCharset("\xFF\xFE\x31", Charset::kCp1251), Charset::kUtf16Le);
  EXPECT_EQ(DetectCharset("\xEF\xBB\xBF"
                          "1",
                          Charset::kCp1251),
            Charset::kUtf8);
  EXPECT_EQ(DetectCharset("счёт", Charset::kCp1251), Charset::kUtf8);
  EXPECT_EQ(DetectCharset("\xF1\xF7\xB8\xF2", Charset::kCp1251),
            Charset::kCp1251);
  EXPECT_EQ(DetectCharset("12345", Charset::kCp866), Charset::kCp866);
  // Cut in the middle of a letter.
  EXPECT_EQ(DetectCharset("сч\xD1", Charset::kCp1251), Charset::kUtf8);
}

TEST(Charset, IsKnownByName) {
  EXPECT_EQ(*CharsetFromName("CP866"), Charset::kCp866);
  EXPECT_THAT(std::string(CharsetFromName("latin1").status().message()),
              HasSubstr("got \"latin1\", want utf-8"));
}

}  // namespace
}  // namespace intake
