#include "channels/desk/slips/slip_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "absl/strings/str_cat.h"

namespace intake::desk {
namespace {

// "account serial value" with - for what is not there; or an error.
std::string Read(absl::string_view typed) {
  const auto code = ParseSlipCode(typed);
  if (!code.ok()) return "error";
  const auto shown = [](const std::string& text) {
    return text.empty() ? "-" : text;
  };
  return absl::StrCat(shown(code->account), " ", shown(code->meter_serial), " ",
                      shown(code->value));
}

TEST(SlipCode, ReadsAccountMeterAndValueWhateverElseIsThere) {
  const struct {
    std::string typed;
    std::string read;
  } kCases[] = {
      {"ST00012|Name=Энергосбыт|PersonalAcc=40702810000000000001|"
       "PersAcc=1234567890|CounterId=00778899|CounterVal=12389,5|Sum=41250",
       "1234567890 00778899 12389,5"},
      // Another separator, another encoding, mangled names.
      {"ST00011^Name=Ýíåðãî^CounterVal=12389^PersAcc=0012345678",
       "0012345678 - 12389"},
      {"ST00013\u00A6PersAcc=1\u00A6CounterVal=2.75", "1 - 2.75"},
      // Misprints.
      {"ST00012|PERSACC=1234567890|Counterld=42", "1234567890 42 -"},
      {"  ST00012|persacc= 1234-567 890 |counterval= 5 ", "1234567890 - 5"},
      // The keyboard was set to Russian: `|` is `/` there.
      {"ЫЕ00012/Тфьу=123/ЗукыФсс=1234567890/СщгтеукШв=77/СщгтеукМфд=12389б5",
       "1234567890 77 12389,5"},
      // What is no account and no value is left to the clerk.
      {"ST00012|PersAcc=12A4|CounterId=7|CounterVal=-5", "- 7 -"},
      {"ST00012|PersAcc=123456789012345678901|CounterVal=1.2.3|CounterId=7",
       "- 7 -"},
      {"ST00012|PersAcc=1|CounterVal=1e5", "1 - -"},
      {"ST00012|PersAcc=1|CounterVal=5,", "1 - -"},
      // No code of ours.
      {"ST00012|Name=x|Sum=100", "error"},
      {"ST00012|PersAcc", "error"},
      {"ST0001", "error"},
      {"ST00012", "error"},
      {"1234567890 12389", "error"},
      {"", "error"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Read(test.typed), test.read);
}

TEST(SlipCode, IsToldFromWhatAPersonTypes) {
  EXPECT_TRUE(IsSlipCode("ST00012|"));
  EXPECT_TRUE(IsSlipCode("st00011^"));
  EXPECT_TRUE(IsSlipCode("ЫЕ00012/"));
  EXPECT_FALSE(IsSlipCode("1234567890+12389"));
  EXPECT_FALSE(IsSlipCode(""));
}

TEST(SlipCode, HasALimit) {
  std::string code = "ST00012|PersAcc=1|Name=";
  code.resize(kSlipCodeBytesMax, 'x');
  EXPECT_EQ(Read(code), "1 - -");
  EXPECT_EQ(Read(code + "x"), "error");
}

TEST(SlipCode, ReadsAnyBytesWithoutHarm) {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string code = "ST00012|PersAcc=1234567890|CounterVal=12389,5";
    for (int change = 0; change < 4; ++change) {
      code[random() % code.size()] = static_cast<char>(random());
    }
    const auto read = ParseSlipCode(code);
    if (!read.ok()) continue;
    EXPECT_LE(read->account.size(), 20u);
    EXPECT_EQ(read->account.find_first_not_of("0123456789"), std::string::npos);
    EXPECT_EQ(read->value.find_first_not_of("0123456789.,"), std::string::npos);
  }
}

}  // namespace
}  // namespace intake::desk
