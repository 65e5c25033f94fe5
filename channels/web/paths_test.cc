#include "channels/web/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace intake::web {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(PathWith, EncodesAllThatIsNotPlain) {
  EXPECT_EQ(PathWith("/account/history", {}), "/account/history");
  EXPECT_EQ(PathWith("/a b", {{"n", "ул. Мира, 5&6=\"7\""}, {"e", ""}}),
            "/a%20b?n=%d1%83%d0%bb.%20%d0%9c%d0%b8%d1%80%d0%b0%2c%205%266%3d"
            "%227%22&e=");
  EXPECT_EQ(PathWith("//evil.example/x", {}), "/evil.example/x");
  EXPECT_EQ(PathWith("/\\evil.example", {}), "/%5cevil.example");
  EXPECT_EQ(PathWith("", {}), "/");
}

TEST(Redirect, LeadsNowhereButToThisSite) {
  for (const char* ours : {"/", "/account?number=0012345678", "/a/b%20c"}) {
    EXPECT_THAT(Redirect(ours).headers, ElementsAre(Pair("Location", ours)));
    EXPECT_EQ(Redirect(ours).status, 303);
  }
  for (const char* other :
       {"", "//evil.example", "/\\evil.example", "https://evil.example",
        "javascript:alert(1)", "/a\r\nSet-Cookie: a=b", "/\t/evil.example",
        "account", "/путь"}) {
    EXPECT_THAT(Redirect(other).headers, ElementsAre(Pair("Location", "/")))
        << other;
  }
}

TEST(Redirect, SetsCookies) {
  EXPECT_THAT(Redirect("/", {"a=1", "b=2"}).headers,
              ElementsAre(Pair("Location", "/"), Pair("Set-Cookie", "a=1"),
                          Pair("Set-Cookie", "b=2")));
}

}  // namespace
}  // namespace intake::web
