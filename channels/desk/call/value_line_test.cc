#include "channels/desk/call/value_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace intake::desk {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

using Values = std::vector<std::string>;

TypedCall CallWith(const Values& values) {
  TypedCall call;
  for (const std::string& value : values) {
    call.registers.push_back({.value = value});
  }
  return call;
}

Values ValuesOf(const TypedCall& call) {
  Values values;
  for (const TypedRegister& one : call.registers) values.push_back(one.value);
  return values;
}

TEST(ValueLine, IsTakenApartAtThePluses) {
  const struct {
    const char* typed;
    Values values;
  } kCases[] = {
      {"50613+48072", {"50613", "48072"}},
      {" 1 + 2,5 +3.5 ", {"1", "2,5", "3.5"}},
      {"12 389+690", {"12 389", "690"}},
      {"12389+", {"12389"}},
      {"1++2", {"1", "2"}},
      {"+", {}},
      {"", {}},
  };
  for (const auto& test : kCases) {
    EXPECT_THAT(ValuesInLine(test.typed), ElementsAreArray(test.values))
        << test.typed;
  }
}

TEST(ValueLine, GoesToItsFieldAndThoseAfterIt) {
  const struct {
    Values typed;
    Values spread;
  } kCases[] = {
      {{"1+2", ""}, {"1", "2"}},
      {{"1+2", "", ""}, {"1", "2", ""}},
      {{"1", "2+3", ""}, {"1", "2", "3"}},
      {{"1+2", "7", "8"}, {"1", "2", "8"}},
      {{"1+", ""}, {"1", ""}},
      {{"+", "2"}, {"", "2"}},
      {{"1", "x"}, {"1", "x"}},
  };
  for (const auto& test : kCases) {
    TypedCall call = CallWith(test.typed);
    EXPECT_TRUE(SpreadLines(call).ok()) << test.typed[0];
    EXPECT_THAT(ValuesOf(call), ElementsAreArray(test.spread));
  }
}

TEST(ValueLine, HasToBeTypedAnewWithMoreValuesThanThereAreFields) {
  TypedCall call = CallWith({"7", "1+2"});
  const absl::Status spread = SpreadLines(call);
  EXPECT_EQ(spread.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(spread.message(), "1+2");
  EXPECT_THAT(ValuesOf(call), ElementsAre("7", ""));
}

}  // namespace
}  // namespace intake::desk
