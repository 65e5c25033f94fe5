#include "channels/web/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "channels/http/test_client.h"
#include "channels/sdk/clock.h"
#include "channels/web/cookies.h"

namespace intake::web {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr Word kWords[] = {
    {"home.title", "Главная", "Home"},
    {"not_found.title", "Нет", "Not found"},
    {"forbidden.title", "Нельзя", "Forbidden"},
    {"stale_form.title", "Поздно", "Stale"},
    {"bad_form.title", "Плохо", "Bad form"},
    {"busy.title", "Занято", "Busy"},
};
constexpr EmbeddedFile kFiles[] = {
    {"layout.html", "<title>{{TITLE}}</title>{{>CONTENT}}"},
    {"style.css", "p{}"},
    {"home.html", "{{TEXT}}"},
    {"not_found.html", ""},
    {"forbidden.html", ""},
    {"stale_form.html", ""},
    {"bad_form.html", "{{ERROR}}"},
    {"busy.html", ""},
};
constexpr char kCookie[] = "__Host-intake=abc";

std::unique_ptr<Pages> TestPages() {
  const absl::Span<const Word> tables[] = {kWords};
  return *Pages::Make(kFiles, *Words::Make(tables));
}

http::Request Get(const std::string& path, http::Fields headers = {}) {
  return {.method = "GET",
          .path = path,
          .headers = std::move(headers),
          .peer_address = "127.0.0.1"};
}

http::Request Post(const std::string& path, const std::string& body,
                   http::Fields headers = {{"Cookie", kCookie},
                                           {"Sec-Fetch-Site", "same-origin"}}) {
  headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  return {.method = "POST",
          .path = path,
          .headers = std::move(headers),
          .body = body,
          .peer_address = "127.0.0.1"};
}

std::vector<std::string> HeadersOf(const http::Response& response,
                                   absl::string_view wanted) {
  std::vector<std::string> values;
  for (const auto& [name, value] : response.headers) {
    if (name == wanted) values.push_back(value);
  }
  return values;
}

class SiteTest : public ::testing::Test {
 protected:
  http::Response Answer(http::Request request) {
    return site_->Answer(std::move(request));
  }
  std::string TitleOf(http::Request request) {
    request.headers.emplace_back("Accept-Language", "en");
    const std::string body = Answer(std::move(request)).body;
    return body.substr(7, body.find("</title>") - 7);
  }
  void Start(const SiteOptions& options) {
    const auto show = [this](const Visit& visit) {
      last_ = visit;
      return pages_->Render("home", visit, 200,
                            [](Dictionary& d) { d.SetValue("TEXT", "shown"); });
    };
    const auto say = [](const char* text) {
      return [text](const Visit&) { return http::TextResponse(200, text); };
    };
    const auto wait = [this](const Visit&) {
      started_.Notify();
      release_.WaitForNotification();
      return Redirect("/");
    };
    const auto log_in = [](const Visit&) {
      return Redirect("/", {SetCookie("__Host-intake", "new", absl::Hours(1))});
    };
    site_ = Site::Make(
        options, *pages_,
        {{.path = "/", .get = show, .post = say("done"), .stale = say("late")},
         {.path = "/get", .get = show},
         {.path = "/post", .post = say("posted")},
         {.path = "/wait", .get = wait},
         {.path = "/log-in", .get = log_in}},
        sdk::SteadyClock());
  }
  void SetUp() override { Start({}); }

  const std::string token_ = absl::StrCat("csrf=", FormToken("abc"));
  std::unique_ptr<Pages> pages_ = TestPages();
  std::unique_ptr<Site> site_;
  Visit last_;
  absl::Notification started_;
  absl::Notification release_;
};

TEST_F(SiteTest, AnswersEveryResponseStrictly) {
  const http::Request kRequests[] = {
      Get("/"),         Get("/nowhere"),           Get("/post"),
      Get("/healthz"),  Get(pages_->style_path()), Get("/log-in"),
      Post("/", "a=%"), Post("/", token_),         Post("/", "", {})};
  for (const http::Request& request : kRequests) {
    const http::Response response = Answer(request);
    for (const char* name :
         {"Content-Security-Policy", "X-Content-Type-Options",
          "Referrer-Policy", "Cross-Origin-Opener-Policy",
          "Cross-Origin-Resource-Policy", "Permissions-Policy",
          "Cache-Control"}) {
      EXPECT_EQ(HeadersOf(response, name).size(), 1)
          << request.method << request.path << " " << name;
    }
    EXPECT_THAT(
        HeadersOf(response, "Content-Security-Policy")[0],
        AllOf(StartsWith("default-src 'none';"),
              HasSubstr("frame-ancestors 'none'"), Not(HasSubstr("unsafe"))));
    const bool is_style = request.path == pages_->style_path();
    EXPECT_EQ(HeadersOf(response, "Cache-Control")[0] == "no-store", !is_style);
  }
}

TEST_F(SiteTest, AsksForTlsOnlyWhereTheProxyHasIt) {
  const http::Fields kHttps = {{"X-Forwarded-Proto", "https"}};
  const auto asked = [&](const http::Fields& headers) {
    return !HeadersOf(Answer(Get("/", headers)), "Strict-Transport-Security")
                .empty();
  };
  EXPECT_FALSE(asked(kHttps));
  Start({.behind_proxy = true});
  EXPECT_TRUE(asked(kHttps));
  EXPECT_FALSE(asked({{"X-Forwarded-Proto", "http"}}));
  EXPECT_FALSE(asked({}));
}

TEST_F(SiteTest, FindsThePageOfARequest) {
  EXPECT_EQ(Answer(Get("/get")).status, 200);
  EXPECT_THAT(Answer(Get("/get")).body, HasSubstr("shown"));
  http::Request head = Get("/get");
  head.method = "HEAD";
  EXPECT_EQ(Answer(head).status, 200);
  EXPECT_EQ(Answer(Get("/nowhere")).status, 404);
  EXPECT_EQ(Answer(Get("/get/")).status, 404);
  EXPECT_EQ(TitleOf(Get("/nowhere")), "Not found");
}

TEST_F(SiteTest, NamesTheMethodsThatAPathTakes) {
  const auto allowed = [&](const char* method, const char* path) {
    http::Request request = Get(path);
    request.method = method;
    const http::Response response = Answer(request);
    EXPECT_EQ(response.status, 405) << method << path;
    return HeadersOf(response, "Allow").at(0);
  };
  EXPECT_EQ(allowed("GET", "/post"), "POST");
  EXPECT_EQ(allowed("POST", "/get"), "GET, HEAD");
  EXPECT_EQ(allowed("PUT", "/"), "GET, HEAD, POST");
  EXPECT_EQ(allowed("POST", "/metrics"), "GET, HEAD");
  EXPECT_EQ(allowed("DELETE", pages_->style_path().c_str()), "GET, HEAD");
}

TEST_F(SiteTest, TakesOnlyFormsThatItMadeForTheSameCookie) {
  EXPECT_EQ(Answer(Post("/", token_)).body, "done");
  EXPECT_EQ(Answer(Post("/post", token_)).body, "posted");
  // From another site nothing helps, not even the right token.
  const http::Fields kForeign = {{"Cookie", kCookie},
                                 {"Sec-Fetch-Site", "cross-site"}};
  EXPECT_EQ(TitleOf(Post("/", token_, kForeign)), "Forbidden");
  EXPECT_EQ(Answer(Post("/", token_, kForeign)).status, 403);
  EXPECT_EQ(Answer(Post("/", token_, {{"Cookie", kCookie}})).status, 403);
  // Another's token, an empty one, none, and one without its cookie.
  for (const std::string& body :
       {"csrf=" + FormToken("abd"), std::string("csrf="), std::string("a=b"),
        std::string()}) {
    EXPECT_EQ(Answer(Post("/", body)).body, "late") << body;
    EXPECT_EQ(TitleOf(Post("/post", body)), "Stale") << body;
    EXPECT_EQ(Answer(Post("/post", body)).status, 403) << body;
  }
  EXPECT_EQ(Answer(Post("/", token_, {{"Sec-Fetch-Site", "same-origin"}})).body,
            "late");
}

TEST_F(SiteTest, SaysWhatIsWrongWithAForm) {
  const http::Response response = Answer(Post("/", token_ + "&a=%"));
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr("field 2 of the form is broken"));
}

TEST_F(SiteTest, GivesEveryBrowserACookie) {
  const std::string set = HeadersOf(Answer(Get("/")), "Set-Cookie").at(0);
  EXPECT_FALSE(last_.cookie_is_old);
  EXPECT_EQ(set, absl::StrCat("__Host-intake=", last_.cookie,
                              "; Path=/; Secure; HttpOnly; SameSite=Lax"));
  EXPECT_EQ(last_.form_token, FormToken(last_.cookie));
  const http::Response again =
      Answer(Get("/", {{"Cookie", "__Host-intake=" + last_.cookie}}));
  EXPECT_TRUE(last_.cookie_is_old);
  EXPECT_THAT(HeadersOf(again, "Set-Cookie"), ElementsAre());
  // One that nobody here has made is replaced.
  for (const std::string& cookie :
       {std::string(), std::string(129, 'a'), std::string("<script>")}) {
    EXPECT_EQ(
        HeadersOf(Answer(Get("/", {{"Cookie", "__Host-intake=" + cookie}})),
                  "Set-Cookie")
            .size(),
        1)
        << cookie;
  }
  // A log-in sets its own, and no other.
  EXPECT_THAT(HeadersOf(Answer(Get("/log-in")), "Set-Cookie"),
              ElementsAre(StartsWith("__Host-intake=new;")));
}

TEST_F(SiteTest, LeavesTheSessionAloneWhereAnotherSitePosts) {
  for (const char* path : {"/", "/nowhere"}) {
    const http::Response refused =
        Answer(Post(path, token_, {{"Sec-Fetch-Site", "cross-site"}}));
    EXPECT_THAT(HeadersOf(refused, "Set-Cookie"), ElementsAre()) << path;
  }
  EXPECT_EQ(
      HeadersOf(Answer(Post("/", "", {{"Sec-Fetch-Site", "same-origin"}})),
                "Set-Cookie")
          .size(),
      1)
      << "cookies were cleared";
}

TEST_F(SiteTest, KnowsWhereABrowserIs) {
  const auto address = [&](bool behind_proxy, const char* peer,
                           http::Fields headers) {
    Start({.behind_proxy = behind_proxy});
    http::Request request = Get("/", std::move(headers));
    request.peer_address = peer;
    Answer(std::move(request));
    return last_.client_address;
  };
  const http::Fields kTwo = {{"X-Forwarded-For", "1.1.1.1, 2.2.2.2"}};
  EXPECT_EQ(address(false, "127.0.0.1", kTwo), "127.0.0.1");
  EXPECT_EQ(address(true, "127.0.0.1", kTwo), "2.2.2.2");
  EXPECT_EQ(address(true, "::1",
                    {{"X-Forwarded-For", "1.1.1.1"},
                     {"x-forwarded-for", " 2001:db8::2 "}}),
            "2001:db8::2");
  EXPECT_EQ(address(true, "127.0.0.1", {}), "127.0.0.1");
  EXPECT_EQ(address(true, "127.0.0.1", {{"X-Forwarded-For", "<script>"}}),
            "127.0.0.1");
  // Whoever comes past the proxy says nothing about themself.
  EXPECT_EQ(address(true, "3.3.3.3", kTwo), "3.3.3.3");
}

TEST_F(SiteTest, ShowsItsFiguresToThisMachineAlone) {
  Start({.program = "portal", .metrics = [] { return "more 1\n"; }});
  EXPECT_THAT(Answer(Get("/metrics")).body,
              AllOf(HasSubstr("intake_portal_received_total 0"),
                    HasSubstr("more 1\n")));
  EXPECT_EQ(Answer(Get("/healthz")).body, "ok\n");
  for (const char* path : {"/metrics", "/healthz"}) {
    EXPECT_EQ(Answer(Get(path, {{"X-Forwarded-For", "127.0.0.1"}})).status,
              404);
    http::Request request = Get(path);
    request.peer_address = "10.0.0.9";
    EXPECT_EQ(Answer(request).status, 404);
  }
}

// The site behind a real server, and what it says on the wire.
class SiteOnTheWireTest : public SiteTest {
 protected:
  void Serve(const SiteOptions& options) {
    Start(options);
    server_ = *http::Server::Start(
        {}, [this](http::Request request, http::Responder responder) {
          site_->Handle(std::move(request), std::move(responder));
        });
  }
  void TearDown() override {
    if (!release_.HasBeenNotified()) release_.Notify();
    if (server_) server_->Stop();
  }
  std::unique_ptr<http::Server> server_;
};

std::string Head(const char* method, absl::string_view path) {
  return absl::StrCat(method, " ", path, " HTTP/1.1\r\nHost: x\r\n\r\n");
}

TEST_F(SiteOnTheWireTest, AnswersHeadWithoutABody) {
  Serve({});
  http::TestClient client(server_->port());
  client.Send(Head("HEAD", "/get") + Head("GET", "/healthz"));
  std::string response;
  while (!absl::StrContains(response, "ok\n")) {
    const std::string more = client.ReadResponse();
    ASSERT_FALSE(more.empty());
    response += more;
  }
  EXPECT_THAT(response,
              AllOf(StartsWith("HTTP/1.1 200 "), Not(HasSubstr("shown"))));
  EXPECT_EQ(last_.client_address, "127.0.0.1");
}

TEST_F(SiteOnTheWireTest, IsBusyRatherThanSlow) {
  Serve({.threads = 1, .waiting_max = 1});
  http::TestClient running(server_->port());
  running.Send(Head("GET", "/wait"));
  started_.WaitForNotification();
  http::TestClient waiting(server_->port());
  http::TestClient refused(server_->port());
  // Whichever of the two comes second finds the queue full.
  waiting.Send(Head("GET", "/get"));
  refused.Send(Head("GET", "/get"));
  http::TestClient healthy(server_->port());
  healthy.Send(Head("GET", "/healthz"));
  EXPECT_THAT(healthy.ReadResponse(), StartsWith("HTTP/1.1 200 "));
  http::TestClient third(server_->port());
  third.Send(Head("GET", "/get"));
  const std::string response = third.ReadResponse();
  EXPECT_THAT(response, AllOf(StartsWith("HTTP/1.1 503 "),
                              HasSubstr("Retry-After: 2\r\n"),
                              HasSubstr("Content-Security-Policy: "),
                              HasSubstr("<title>Занято</title>")));
  release_.Notify();
  EXPECT_THAT(running.ReadResponse(), StartsWith("HTTP/1.1 303 "));
}

}  // namespace
}  // namespace intake::web
