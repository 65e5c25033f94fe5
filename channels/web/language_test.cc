#include "channels/web/language.h"

#include <gtest/gtest.h>

#include <string>

namespace intake::web {
namespace {

std::string Chosen(const std::string& cookie, const std::string& accept) {
  http::Request request;
  if (!cookie.empty()) request.headers.emplace_back("Cookie", cookie);
  if (!accept.empty()) request.headers.emplace_back("Accept-Language", accept);
  return CodeOf(LanguageOf(request));
}

TEST(Language, IsWhatTheBrowserPrefersElseRussian) {
  const struct {
    const char* accept;
    const char* language;
  } kCases[] = {
      {"", "ru"},
      {"en", "en"},
      {"en-GB,en;q=0.9", "en"},
      {"EN-us", "en"},
      {"ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru"},
      {"en;q=0.5, ru;q=0.7", "ru"},
      {"de-DE, en;q=0.2", "en"},
      {"de, fr;q=0.9", "ru"},
      {"*", "ru"},
      {"en;q=0, *;q=0.1", "ru"},
      {"en;q=0", "ru"},
      {"en;q=2", "ru"},
      {"en;level=1", "ru"},
      {"english", "ru"},
      {";;q=,,=;q=nan,en;q=nan", "ru"},
  };
  for (const auto& [accept, language] : kCases) {
    EXPECT_EQ(Chosen("", accept), language) << accept;
  }
}

TEST(Language, ThatWasChosenWins) {
  EXPECT_EQ(Chosen("__Host-language=en", "ru"), "en");
  EXPECT_EQ(Chosen("a=b; __Host-language=ru", "en"), "ru");
  EXPECT_EQ(Chosen("__Host-language=<script>", "en"), "en");
}

}  // namespace
}  // namespace intake::web
