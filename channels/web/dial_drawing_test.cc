#include "channels/web/dial_drawing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace intake::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The digits as they stand: black ones, `|`, red ones, `/` where struck out.
std::string Drawn(int whole_digits, int decimals, absl::string_view value) {
  const std::string svg = DialSvg(whole_digits, decimals, value, "t");
  std::string drawn;
  bool red = false;
  for (const absl::string_view box : absl::StrSplit(svg, "<rect class=\"")) {
    if (box.substr(0, 3) != "box") continue;
    if (!red && box.substr(0, 7) == "box red") {
      red = true;
      drawn.push_back('|');
    }
    drawn.push_back(box[box.find("</text>") - 1]);
  }
  if (svg.find("class=\"strike\"") != std::string::npos) drawn.push_back('/');
  return drawn;
}

TEST(DialSvg, ShowsWhichDigitsToType) {
  EXPECT_EQ(Drawn(5, 0, "12389"), "12389|0/");
  EXPECT_EQ(Drawn(5, 0, "389"), "00389|0/");
  EXPECT_EQ(Drawn(5, 3, "389.5"), "00389|500");
  EXPECT_EQ(Drawn(4, 1, ""), "0000|0");
  EXPECT_EQ(Drawn(6, 2, "0.25"), "000000|25");
}

TEST(DialSvg, StaysADrawingWhateverItIsGiven) {
  EXPECT_EQ(Drawn(0, -1, "x"), "0|0/");
  EXPECT_EQ(Drawn(99, 99, "<b>"), "000000000|000");
  EXPECT_EQ(Drawn(3, 0, "12345"), "345|0/");
}

TEST(DialSvg, SaysInWordsWhatItShows) {
  const std::string svg = DialSvg(5, 0, "1", "Type <5> \"black\" digits");
  EXPECT_THAT(
      svg, HasSubstr("<title>Type &lt;5&gt; &quot;black&quot; digits</title>"));
  EXPECT_THAT(svg, HasSubstr("role=\"img\""));
  EXPECT_THAT(svg, Not(HasSubstr("style=")));
}

}  // namespace
}  // namespace intake::web
