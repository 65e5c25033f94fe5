#include "channels/desk/review/command.h"

#include <gtest/gtest.h>

#include "channels/desk/review/review_pages.h"

namespace intake::desk {
namespace {

TEST(Command, IsALetterOfEitherKeyboardOrANumber) {
  const struct {
    const char* typed;
    Act act;
    const char* reason;
  } kCases[] = {
      {"a", Act::kApprove, ""},
      {"A", Act::kApprove, ""},
      {"ф", Act::kApprove, ""},
      {"п", Act::kApprove, ""},
      {"1", Act::kApprove, ""},
      {"a1", Act::kApprove, "1"},
      {"a 1", Act::kApprove, "1"},
      {"12", Act::kApprove, "2"},
      {"  a   seen by me  ", Act::kApprove, "seen by me"},
      {"r", Act::kReject, ""},
      {"к 3", Act::kReject, "3"},
      {"О не тот счётчик", Act::kReject, "не тот счётчик"},
      {"2", Act::kReject, ""},
      {"c", Act::kCorrect, ""},
      {"с", Act::kCorrect, ""},
      {"и 3", Act::kCorrect, "3"},
      {"n", Act::kNext, ""},
      {"т", Act::kNext, ""},
      {"4", Act::kNext, ""},
      {"", Act::kNone, ""},
      {"   ", Act::kNone, ""},
      {"approve", Act::kUnknown, ""},
      {"12389", Act::kUnknown, ""},
      {"5", Act::kUnknown, ""},
      {"\xFF", Act::kUnknown, ""},
      {"\xD1", Act::kUnknown, ""},
  };
  for (const auto& test : kCases) {
    const Command command = CommandIn(test.typed);
    EXPECT_EQ(command.act, test.act) << test.typed;
    EXPECT_EQ(command.reason, test.reason) << test.typed;
  }
}

TEST(Command, HasCommonReasonsByNumber) {
  const auto words = web::Words::Make({ReviewWords()});
  ASSERT_TRUE(words.ok()) << words.status();
  const auto reason = [&](absl::string_view typed) {
    return ReasonFrom(typed, *words, web::Language::kEnglish);
  };
  for (size_t i = 1; i <= kReasons; ++i) {
    EXPECT_GT(reason(std::to_string(i)).size(), 4u);
  }
  EXPECT_EQ(reason("0"), "0");
  EXPECT_EQ(reason("6"), "6");
  EXPECT_EQ(reason("1 of 2"), "1 of 2");
}

TEST(Command, ShowsOnlyTheEndsOfASender) {
  EXPECT_EQ(MaskedSender("79031234567"), "79•••••67");
  EXPECT_EQ(MaskedSender("ivanova@example.org"), "iv•••••rg");
  EXPECT_EQ(MaskedSender("12345"), "•••••");
  EXPECT_EQ(MaskedSender("почта@example.org"), "•••••");
  EXPECT_EQ(MaskedSender(""), "");
}

}  // namespace
}  // namespace intake::desk
