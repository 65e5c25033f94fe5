#include "channels/smpp/text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "channels/charset/utf8.h"

namespace intake::smpp {
namespace {

using namespace std::string_literals;  // For texts with a zero byte.

TEST(Text, IsReadInEveryEncodingOfSms) {
  const struct {
    uint8_t data_coding;
    DefaultAlphabet alphabet;
    std::string octets;
    std::string text;
  } kCases[] = {
      // In GSM, 0x5F is not `_` but `§`.
      {0, DefaultAlphabet::kGsm, "12\x00\x5f\x11\x1b\x65"s, "12@§_€"},
      {0, DefaultAlphabet::kLatin1, "12 \xa7", "12 §"},
      {1, DefaultAlphabet::kGsm, "12 _\x80", "12 _\ufffd"},
      {3, DefaultAlphabet::kGsm,
       "12\xa0"
       "5",
       "12\u00a0"
       "5"},
      {6, DefaultAlphabet::kGsm, "\xbb/\xe1 \xf0 \xa1\xf1\xfd\xad",
       "Л/с № Ёё§\u00ad"},
      {6, DefaultAlphabet::kGsm, "\xb0\xcf\xd0\xef\xff\xa0", "АЯаяџ\u00a0"},
      {8, DefaultAlphabet::kGsm,
       "\x04\x14\x04\x10\0 \0"
       "5"s,
       "ДА 5"},
      {8, DefaultAlphabet::kGsm, "\xd8\x3d\xde\x00\0"s, "😀\ufffd"},
      {0xF1, DefaultAlphabet::kLatin1, "\x02", "$"},
      {0x10, DefaultAlphabet::kLatin1, "\x02", "$"},
      {0x18, DefaultAlphabet::kGsm, "\x04\x14"s, "Д"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(TextFromOctets(test.octets, test.data_coding, test.alphabet),
              test.text)
        << int{test.data_coding};
  }
}

TEST(Text, IsNoneInOctetsForPrograms) {
  for (const int data_coding : {2, 4, 5, 7, 9, 0x14, 0xF4, 0xF5}) {
    EXPECT_EQ(TextFromOctets("1234567890 5", static_cast<uint8_t>(data_coding),
                             DefaultAlphabet::kGsm),
              std::nullopt)
        << data_coding;
  }
}

TEST(Text, IsValidUtf8WhateverComes) {
  std::mt19937 random(3);
  for (int run = 0; run < 3000; ++run) {
    std::string octets(random() % 50, '\0');
    for (char& octet : octets) octet = static_cast<char>(random());
    for (const DefaultAlphabet alphabet :
         {DefaultAlphabet::kGsm, DefaultAlphabet::kLatin1}) {
      const auto text =
          TextFromOctets(octets, static_cast<uint8_t>(run % 256), alphabet);
      EXPECT_EQ(charset::ValidUtf8(text.value_or("")), text.value_or(""));
    }
  }
}

}  // namespace
}  // namespace intake::smpp
