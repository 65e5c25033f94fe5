#include "channels/web/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace intake::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

constexpr Word kWords[] = {
    {"home.title", "Главная", "Home & Garden"},
    {"hello", "Здравствуйте, {{NAME}}", "Hello \"{{NAME}}\" <you>"},
};

constexpr EmbeddedFile kLayout = {
    "layout.html",
    "<!doctype html><html lang=\"{{LANGUAGE}}\"><title>{{TITLE}}</title>"
    "<link rel=\"stylesheet\" href=\"{{STYLE}}\">"
    "{{#MENU}}<nav>{{WHO}}</nav>{{/MENU}}<main>{{>CONTENT}}</main></html>"};
constexpr EmbeddedFile kStyle = {"style.css", "main{color:#123}"};

Words TestWords() {
  const absl::Span<const Word> tables[] = {kWords};
  return *Words::Make(tables);
}

absl::StatusOr<std::unique_ptr<Pages>> Make(absl::string_view home,
                                            absl::string_view row = "") {
  const EmbeddedFile files[] = {
      kLayout, kStyle, {"home.html", home}, {"_row.html", row}};
  return Pages::Make(files, TestWords());
}

std::string Rendered(absl::string_view home,
                     const std::function<void(Dictionary&)>& fill,
                     Visit visit = {}, absl::string_view row = "") {
  const auto pages = Make(home, row);
  EXPECT_TRUE(pages.ok()) << pages.status();
  return (*pages)->Render("home", visit, 200, fill).body;
}

TEST(Pages, StandInTheirLayoutInTheLanguageOfTheVisit) {
  const auto pages = Make("<p>[[hello]]</p>");
  ASSERT_TRUE(pages.ok()) << pages.status();
  (*pages)->SetFrame([](const Visit&, Dictionary& frame) {
    frame.ShowSection("MENU");
    frame.SetValue("WHO", "agent7");
  });
  const http::Response response =
      (*pages)->Render("home", {.language = Language::kEnglish}, 404,
                       [](Dictionary& page) { page.SetValue("NAME", "Ann"); });
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.body,
            absl::StrCat("<!doctype html><html lang=\"en\"><title>Home &amp; "
                         "Garden</title><link rel=\"stylesheet\" href=\"",
                         (*pages)->style_path(),
                         "\"><nav>agent7</nav><main><p>Hello &quot;Ann&quot; "
                         "&lt;you&gt;</p></main></html>"));
  EXPECT_THAT((*pages)->Render("home", {}, 200, nullptr).body,
              AllOf(HasSubstr("lang=\"ru\""), HasSubstr("Здравствуйте, ")));
}

TEST(Pages, KnowWhereTheyAreAndWhoseFormsTheyHold) {
  const Visit visit = {
      .request = {.path = "//a", .query = {{"q", "\"><script>"}}},
      .form_token = "t1"};
  EXPECT_THAT(Rendered(
                  "<a href=\"{{PATH}}\">x</a>{{>ROW}}",
                  [](Dictionary& page) {
                    page.AddIncludeDictionary("ROW")->SetFilename("_row.html");
                  },
                  visit, "<input name=\"csrf\" value=\"{{CSRF}}\">"),
              HasSubstr("<a href=\"/a?q=%22%3e%3cscript%3e\">x</a>"
                        "<input name=\"csrf\" value=\"t1\">"));
}

// Whatever somebody typed, wherever a page shows it.
TEST(Pages, MakeEveryTextHarmlessWhereItStands) {
  const char* const kTexts[] = {"<script>alert(1)</script>",
                                "\" onfocus=\"alert(1)",
                                "' onfocus='alert(1)",
                                "javascript:alert(1)",
                                " JaVaScRiPt:alert(1)",
                                "data:text/html,<script>alert(1)</script>",
                                "</textarea><script>alert(1)</script>",
                                "</title><script>",
                                "--><script>",
                                "{{CSRF}}"};
  const char* const kPlaces[] = {
      "<p>",        "<p title=\"",     "<p title='",
      "<a href=\"", "<form action=\"", "<img src=\"",
      "<textarea>", "<title>",         "<input value=\"",
      "<!-- "};
  for (const char* place : kPlaces) {
    for (const char* text : kTexts) {
      const std::string page =
          Rendered(absl::StrCat(place, "{{NAME}}|"),
                   [&](Dictionary& d) { d.SetValue("NAME", text); },
                   {.form_token = "secret"});
      const size_t begin = page.find("<main>") + 6 + std::strlen(place);
      const std::string shown = page.substr(begin, page.find('|') - begin);
      EXPECT_THAT(shown, AllOf(Not(HasSubstr("<")), Not(HasSubstr("\"")),
                               Not(HasSubstr("'")), Not(HasSubstr("-->")),
                               Not(HasSubstr("secret"))))
          << place;
      const bool is_link = absl::StrContains(place, "href") ||
                           absl::StrContains(place, "action") ||
                           absl::StrContains(place, "src");
      if (is_link) {
        EXPECT_THAT(
            absl::AsciiStrToLower(shown),
            AllOf(Not(HasSubstr("javascript:")), Not(HasSubstr("data:"))))
            << place << text;
      }
    }
  }
}

TEST(Pages, LetOnlyWhatSaysSoThroughUnescaped) {
  EXPECT_THAT(Rendered("{{CHART:none}}{{CHART}}",
                       [](Dictionary& d) { d.SetValue("CHART", "<svg>"); }),
              HasSubstr("<main><svg>&lt;svg&gt;</main>"));
}

TEST(Pages, SayWhatIsWrongWithAFile) {
  const struct {
    absl::string_view content;
    const char* error;
  } kCases[] = {
      {"[[goodbye]]", "home.html: there are no words \"goodbye\""},
      {"[[hello", "home.html: \"[[hello\" has no end"},
      {"{{#A}}", "home.html: not a template"},
      {"{{A", "home.html: not a template"},
  };
  for (const auto& [content, error] : kCases) {
    const absl::Status status = Make(content).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << content;
    EXPECT_THAT(std::string(status.message()), StartsWith(error));
  }
  const EmbeddedFile untitled[] = {kLayout, kStyle, {"other.html", ""}};
  EXPECT_THAT(
      std::string(Pages::Make(untitled, TestWords()).status().message()),
      HasSubstr("other.html: there are no words \"other.title\""));
  const EmbeddedFile empty_layout[] = {{"layout.html", "<p>"}, kStyle};
  EXPECT_THAT(
      std::string(Pages::Make(empty_layout, TestWords()).status().message()),
      HasSubstr("layout.html: no page in it"));
  const EmbeddedFile twice[] = {kLayout, kStyle, kStyle};
  EXPECT_THAT(std::string(Pages::Make(twice, TestWords()).status().message()),
              HasSubstr("style.css: the file is there twice"));
  EXPECT_THAT(
      std::string(Pages::Make({&kLayout, 1}, TestWords()).status().message()),
      HasSubstr("no file style.css"));
}

TEST(Pages, AreShownWithoutAPartialThatIsMissing) {
  EXPECT_THAT(Rendered("a{{>ROW}}b",
                       [](Dictionary& page) {
                         page.AddIncludeDictionary("ROW")->SetFilename("_r");
                       }),
              HasSubstr("<main>ab</main>"));
}

TEST(Pages, HaveOneStyleSheetWhoseNameChangesWithIt) {
  const EmbeddedFile other_style = {"style.css", "main{color:#124}"};
  const EmbeddedFile files[] = {kLayout, other_style};
  const auto other = Pages::Make(files, TestWords());
  const auto pages = Make("");
  ASSERT_TRUE(pages.ok() && other.ok());
  EXPECT_THAT((*pages)->style_path(),
              MatchesRegex("/style-[0-9a-f]{16}\\.css"));
  EXPECT_NE((*pages)->style_path(), (*other)->style_path());
  const http::Response style = (*pages)->Style();
  EXPECT_THAT(style.body, AllOf(HasSubstr(":focus-visible"),
                                HasSubstr("main{color:#123}")));
  EXPECT_LT(style.body.size(), 12 * 1024);
}

}  // namespace
}  // namespace intake::web
