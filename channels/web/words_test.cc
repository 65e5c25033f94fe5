#include "channels/web/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace intake::web {
namespace {

using ::testing::HasSubstr;

constexpr Word kFirst[] = {{"a.title", "Счёт", "Account"}};
constexpr Word kSecond[] = {{"b", "Да", "Yes"}};

std::string ErrorOf(const Word& word) {
  const absl::Span<const Word> tables[] = {kFirst, {&word, 1}};
  return std::string(Words::Make(tables).status().message());
}

TEST(Words, AreFoundInBothLanguagesInAllTables) {
  const absl::Span<const Word> tables[] = {kFirst, kSecond};
  const auto words = Words::Make(tables);
  ASSERT_TRUE(words.ok()) << words.status();
  EXPECT_EQ(words->Get("a.title", Language::kRussian), "Счёт");
  EXPECT_EQ(words->Get("a.title", Language::kEnglish), "Account");
  EXPECT_EQ(*words->Find("b", Language::kEnglish), "Yes");
  EXPECT_EQ(words->Find("c", Language::kEnglish).status().code(),
            absl::StatusCode::kNotFound);
}

TEST(Words, AreThereOnceAndWhole) {
  EXPECT_THAT(ErrorOf({"a.title", "Счёт", "Account"}), HasSubstr("twice"));
  EXPECT_THAT(ErrorOf({"c", "", "Yes"}), HasSubstr("\"c\" are not complete"));
  EXPECT_THAT(ErrorOf({"c", "Да", ""}), HasSubstr("not complete"));
  EXPECT_THAT(ErrorOf({"", "Да", "Yes"}), HasSubstr("not complete"));
}

}  // namespace
}  // namespace intake::web
