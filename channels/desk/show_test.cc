#include "channels/desk/show.h"

#include <gtest/gtest.h>

#include "absl/strings/str_replace.h"

namespace intake::desk {
namespace {

// With plain blanks, to be read.
std::string Plain(const std::string& text) {
  return absl::StrReplaceAll(text, {{"\xC2\xA0", " "}});
}

TEST(Show, GroupsDigitsToBeReadOut) {
  EXPECT_EQ(Plain(GroupedAccount("1234567890")), "123 456 7890");
  EXPECT_EQ(Plain(GroupedAccount("12345")), "123 45");
  EXPECT_EQ(Plain(GroupedAccount("123456")), "123 456");
  EXPECT_EQ(Plain(GroupedAccount("1234")), "1234");
  EXPECT_EQ(Plain(GroupedValue("12389")), "12 389");
  EXPECT_EQ(Plain(GroupedValue("389")), "389");
  EXPECT_EQ(Plain(GroupedValue("1234567.25")), "1 234 567.25");
  EXPECT_EQ(Plain(GroupedValue("0")), "0");
  EXPECT_EQ(Plain(GroupedCode("000-013")), "000 013");
}

TEST(Show, LeavesWhatHasAnotherFormAsItIs) {
  EXPECT_EQ(GroupedAccount("12-345678"), "12-345678");
  EXPECT_EQ(GroupedAccount(""), "");
  EXPECT_EQ(GroupedValue("12e45"), "12e45");
  EXPECT_EQ(GroupedValue(""), "");
  EXPECT_EQ(GroupedValue(".5"), ".5");
  EXPECT_EQ(DateWords("2014-06-25"), "25.06.2014");
  EXPECT_EQ(DateWords("25.06."), "25.06.");
}

TEST(Show, ShowsWhatWasHandedInInALine) {
  v1::Submission submission;
  submission.set_text("1234567890 12389");
  EXPECT_EQ(ContentWords(submission), "1234567890 12389");
  submission.mutable_ordered()->add_values("1");
  submission.mutable_ordered()->add_values("2");
  EXPECT_EQ(ContentWords(submission), "1 · 2");
}

TEST(Show, KnowsARegisterWithOrWithoutItsSerial) {
  v1::RegisterKey one;
  one.set_kind(v1::REGISTER_KIND_DAY);
  v1::RegisterKey other = one;
  other.set_serial("1");
  EXPECT_TRUE(SameRegister(one, other));
  one.set_serial("2");
  EXPECT_FALSE(SameRegister(one, other));
  one.set_serial("1");
  one.set_kind(v1::REGISTER_KIND_NIGHT);
  EXPECT_FALSE(SameRegister(one, other));
}

}  // namespace
}  // namespace intake::desk
