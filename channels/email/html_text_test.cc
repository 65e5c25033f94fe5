#include "channels/email/html_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace intake::email {
namespace {

using ::testing::EndsWith;

std::string Text(const std::string& html) {
  return std::string(absl::StripAsciiWhitespace(TextFromHtml(html)));
}

TEST(HtmlText, IsWhatAReaderSees) {
  const struct {
    std::string html;
    std::string text;
  } kCases[] = {
      {"", ""},
      {"12389", "12389"},
      {"<p>Счёт 1234567890</p><p>12389</p>", "Счёт 1234567890\n12389"},
      {"<div>1234567890<br>12389</div>", "1234567890\n12389"},
      {"<td>1234567890</td><td>12389</td>", "1234567890 12389"},
      {"12<b>3</b><span>8</span>9", "12389"},
      {"1234567890\r\n   12389", "1234567890 12389"},
      {"12&nbsp;389 &lt;кВт&gt; &#1051;", "12\u00a0389 <кВт> Л"},
      {"<html><head><title>5</title><style>p{margin:6}</style></head>"
       "<body>12389</body></html>",
       "12389"},
      {"<script>var a = 7;</script>12389", "12389"},
      {"12389<blockquote>1111111111 <blockquote>5</blockquote> 6</blockquote>",
       "12389"},
      {"12389<!-- 8 -->", "12389"},
      {"<meta charset=koi8-r>Счёт", "Счёт"},
      // Broken, and what no one knows.
      {"<p>12389", "12389"},
      {"</blockquote>12389", "12389"},
      {"<html><body>12389</body></html><p>end", "12389\nend"},
      {"<html><p>12389</html><html><p>end", "12389\nend"},
      {"12<unknown>389", "12\n389"},
      {"<b", ""},
      {"a < b", "a < b"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Text(test.html), test.text) << test.html;
}

TEST(HtmlText, OfAnyDepthAndSizeEnds) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div><span>";
  EXPECT_EQ(Text(absl::StrCat(deep, "12389")), "12389");
  const std::string line(1'000'000, 'x');
  EXPECT_EQ(Text(absl::StrCat("<p>", line, "</p>12389")),
            absl::StrCat(line, "\n12389"));
}

TEST(HtmlText, ReadsNothingFromElsewhere) {
  EXPECT_THAT(Text("<!DOCTYPE html SYSTEM \"file:///etc/passwd\" [<!ENTITY x "
                   "SYSTEM \"file:///etc/hostname\">]><p>a&x;b"),
              EndsWith("\na&x;b"));
}

}  // namespace
}  // namespace intake::email
