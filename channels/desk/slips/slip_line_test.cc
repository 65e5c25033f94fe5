#include "channels/desk/slips/slip_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace intake::desk {
namespace {

// "account value value", with "unsigned" behind where it is; or "error".
std::string Read(absl::string_view typed) {
  const auto line = ParseSlipLine(typed);
  if (!line.ok()) return "error";
  std::vector<std::string> words = {line->account};
  words.insert(words.end(), line->values.begin(), line->values.end());
  if (!line->is_signed) words.push_back("unsigned");
  return absl::StrJoin(words, " ");
}

TEST(SlipLine, IsWhatTheNumericPadHas) {
  const struct {
    std::string typed;
    std::string read;
  } kCases[] = {
      {"1234567890+12389", "1234567890 12389"},
      {"1234567890 12389", "1234567890 12389"},
      {"0012345678*690/512,5", "0012345678 690 512,5"},
      {"1234567890++12389+", "1234567890 12389"},
      {" 1234567890\t1;2;3 ", "1234567890 1 2 3"},
      {"1234567890+012389.25", "1234567890 012389.25"},
      // Unsigned, with or without a blank.
      {"1234567890+12389-", "1234567890 12389 unsigned"},
      {"1234567890 12389 -", "1234567890 12389 unsigned"},
      // The account alone: its readings come next.
      {"1234567890", "1234567890"},
      {"1234567890-", "1234567890 unsigned"},
      {"", "error"},
      {"-", "error"},
      {"+", "error"},
      {"12345a+1", "error"},
      {"123,5+1", "error"},
      {"1234567890+12,389.5", "error"},
      {"1234567890+-5", "error"},
      {"1234567890+5,", "error"},
      {"1234567890+1e5", "error"},
      {"1+2+3+4+5", "error"},
      {"1234567890+12389--", "error"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Read(test.typed), test.read);
}

TEST(SlipLine, HasALimit) {
  EXPECT_EQ(Read(std::string(kSlipLineBytesMax, '1')),
            std::string(kSlipLineBytesMax, '1'));
  EXPECT_EQ(Read(std::string(kSlipLineBytesMax + 1, '1')), "error");
}

TEST(SlipLine, JumpsToASlipByItsNumber) {
  EXPECT_EQ(ParseJump("/17"), 17);
  for (const char* const other :
       {"17", "/", "/a", "/-1", "/99999999999999", "//1", "1/2"}) {
    EXPECT_EQ(ParseJump(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace intake::desk
