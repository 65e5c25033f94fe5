#include "channels/web/cookies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace intake::web {
namespace {

using ::testing::MatchesRegex;
using ::testing::Optional;

TEST(Cookies, AreFoundByTheirWholeName) {
  const http::Request request = {
      .headers = {{"Cookie", "aa=1; a=2;b=; c"}, {"cookie", "d=x=y; a=3"}}};
  EXPECT_THAT(FindCookie(request, "a"), Optional<std::string>("2"));
  EXPECT_THAT(FindCookie(request, "b"), Optional<std::string>(""));
  EXPECT_THAT(FindCookie(request, "d"), Optional<std::string>("x=y"));
  EXPECT_EQ(FindCookie(request, "c"), std::nullopt);
  EXPECT_EQ(FindCookie(request, "A"), std::nullopt);
}

TEST(Cookies, AreOutOfReachOfScriptsAndOtherSites) {
  EXPECT_EQ(SetCookie("__Host-a", "b", absl::ZeroDuration()),
            "__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Lax");
  EXPECT_EQ(SetCookie("__Host-a", "b", absl::Hours(1)),
            "__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600");
  EXPECT_EQ(DropCookie("__Host-a"),
            "__Host-a=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST(Cookies, HaveTokensThatAreNeverTheSame) {
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) tokens.insert(NewToken());
  EXPECT_EQ(tokens.size(), 1000);
  EXPECT_THAT(*tokens.begin(), MatchesRegex("[A-Za-z0-9_-]{43}"));
}

TEST(FormToken, BelongsToOneCookieAndDoesNotShowIt) {
  const std::string cookie = NewToken();
  EXPECT_EQ(FormToken(cookie), FormToken(cookie));
  EXPECT_NE(FormToken(cookie), FormToken(NewToken()));
  EXPECT_EQ(FormToken(cookie).find(cookie), std::string::npos);
}

}  // namespace
}  // namespace intake::web
