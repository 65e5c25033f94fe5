#include "core/text/code_answer.h"

#include "gtest/gtest.h"

namespace intake {
namespace {

struct Case {
  const char* text;
  // `+code`, `-code`, or empty where it is no answer.
  const char* answer;
};

std::string Shown(const std::optional<CodeAnswer>& answer) {
  return answer ? (answer->yes ? "+" : "-") + answer->code : "";
}

TEST(CodeAnswer, IsAYesOrNoAndACodeInAnyDress) {
  constexpr Case kCases[] = {
      {"ДА 000-013", "+000-013"},
      {"да 000-013", "+000-013"},
      {"Да, 000013!", "+000-013"},
      {"ДА000013", "+000-013"},
      {"да код 000 013", "+000-013"},
      {"000-013 да", "+000-013"},
      {"НЕТ 000-013", "-000-013"},
      {"нет. Код: 000-013", "-000-013"},
      {"DA 000-013", "+000-013"},
      {"ДA 000-013", "+000-013"},  // a Latin A
      {"НEТ 000-013", "-000-013"},
      {"yes 000-013", "+000-013"},
      {"No, code 000-013", "-000-013"},
  };
  for (const Case& test : kCases) {
    EXPECT_EQ(Shown(ReadCodeAnswer(test.text)), test.answer) << test.text;
  }
}

TEST(CodeAnswer, MistypedIsPassedOnToBeToldSo) {
  EXPECT_EQ(Shown(ReadCodeAnswer("ДА 000-014")), "+000014");
  EXPECT_EQ(Shown(ReadCodeAnswer("нет 0000014")), "-0000014");
}

TEST(CodeAnswer, IsNothingElse) {
  for (const char* text :
       {"", "да", "нет", "000-013", "да нет 000-013", "да да 000-013",
        "1234567890 55900", "да 1234567890 55900", "да, 1234567890",
        "да 12 650", "да 00013", "да 5", "да 123456 12650",
        "да 000-013 спасибо", "показания да 000-013", "\xff\xfe"}) {
    EXPECT_EQ(Shown(ReadCodeAnswer(text)), "") << text;
  }
}

TEST(CodeAnswer, CodesHaveOneForm) {
  EXPECT_EQ(CanonicalCode("000013"), "000-013");
  EXPECT_EQ(CanonicalCode(" 000 013 "), "000-013");
  EXPECT_EQ(CanonicalCode("000-014"), "000-014");
  EXPECT_EQ(CanonicalCode("abc"), "abc");
}

}  // namespace
}  // namespace intake
