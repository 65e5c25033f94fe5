#include "channels/web/post_origin.h"

#include <gtest/gtest.h>

namespace intake::web {
namespace {

// Empty: the header is not there.
struct Case {
  const char* sec_fetch_site;
  const char* origin;
  const char* host;
  bool ours;
};

constexpr Case kCases[] = {
    {"same-origin", "", "my.example", true},
    {"same-origin", "https://my.example", "my.example", true},
    // What the browser's own judgement says wins.
    {"same-origin", "null", "my.example", true},
    {"same-site", "https://my.example", "my.example", false},
    {"cross-site", "https://my.example", "my.example", false},
    {"none", "https://my.example", "my.example", false},
    {"SAME-ORIGIN", "https://my.example", "my.example", false},
    {"", "https://my.example", "my.example", true},
    {"", "https://MY.example", "my.example", true},
    {"", "http://127.0.0.1:7480", "127.0.0.1:7480", true},
    {"", "http://127.0.0.1:7480", "127.0.0.1:7481", false},
    {"", "https://evil.example", "my.example", false},
    {"", "https://my.example.evil.example", "my.example", false},
    {"", "https://evil-my.example", "my.example", false},
    {"", "null", "my.example", false},
    {"", "my.example", "my.example", false},
    {"", "https://", "", false},
    {"", "", "my.example", false},
    {"", "", "", false},
};

TEST(PostOrigin, IsOursOnlyWhereTheBrowserSaysSo) {
  for (const Case& c : kCases) {
    http::Request request;
    const auto add = [&](const char* name, const std::string& value) {
      if (!value.empty()) request.headers.emplace_back(name, value);
    };
    add("Sec-Fetch-Site", c.sec_fetch_site);
    add("Origin", c.origin);
    add("Host", c.host);
    EXPECT_EQ(IsFromOurPage(request), c.ours)
        << c.sec_fetch_site << " | " << c.origin << " | " << c.host;
  }
}

}  // namespace
}  // namespace intake::web
