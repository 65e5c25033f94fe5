#include "channels/desk/lists/list_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/desk/frame.h"
#include "channels/desk/log_in_pages.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_connection.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sdk/temporary_folder.h"
#include "channels/web/cookies.h"

namespace intake::desk {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kSession[] = "session1";
constexpr char kList[] = "Лицевой счет;Показание\n11;10\n12;20\n14;<script>\n";

class ListPagesTest : public testing::Test {
 protected:
  ListPagesTest()
      : server_([this](const v1::Submission& submission,
                       v1::SubmitReadingResponse& response) {
          if (away_) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "away");
          v1::Receipt& receipt = *response.mutable_receipt();
          const bool odd = (submission.account_number().back() - '0') % 2 == 1;
          receipt.set_outcome(odd ? v1::OUTCOME_ACCEPTED : v1::OUTCOME_REFUSED);
          receipt.set_code(absl::StrCat("c", submission.account_number()));
          if (!odd) receipt.add_findings()->set_text("<b>Счет четный.</b>");
          return grpc::Status::OK;
        }) {
    std::vector<web::EmbeddedFile> files(FrameFiles().begin(),
                                         FrameFiles().end());
    files.insert(files.end(), ListFiles().begin(), ListFiles().end());
    pages_ = *web::Pages::Make(files,
                               *web::Words::Make({FrameWords(), ListWords()}));
    core_->on_GetStaffSession = [this](const auto&) {
      v1::GetStaffSessionResponse response;
      response.mutable_member()->set_log_in("clerk1");
      response.mutable_member()->set_role(role_);
      return response;
    };
    desk_ = {.core = core_,
             .building_list = *sdk::Connect({.server = server_.address()}),
             .pages = pages_.get(),
             .spool = nullptr,
             .now = [] { return absl::UnixEpoch(); },
             .zone = absl::UTCTimeZone(),
             .folder = folder_.path()};
    Start();
  }

  void Start() {
    site_.reset();
    site_ = web::Site::Make({.cookie = std::string(kCookie)}, *pages_,
                            ListRoutes(desk_), clock_);
  }

  http::Response Get(const std::string& path, const http::Fields& query = {}) {
    return site_->Answer(
        {.method = "GET", .path = path, .query = query, .headers = Headers()});
  }
  static http::Fields Headers() {
    return {{"Cookie", absl::StrCat(kCookie, "=", kSession)},
            {"Accept-Language", "en"},
            {"Sec-Fetch-Site", "same-origin"}};
  }
  // As a browser posts a form with a file, and one without.
  http::Response Upload(absl::string_view content, const std::string& action,
                        const std::string& date = "25.06.2014",
                        const std::string& token = web::FormToken(kSession)) {
    std::string body;
    for (const auto& [name, value] : http::Fields{{"csrf", token},
                                                  {"representative", "ivanova"},
                                                  {"date", date},
                                                  {"action", action}}) {
      absl::StrAppend(&body, "--b\r\nContent-Disposition: form-data; name=\"",
                      name, "\"\r\n\r\n", value, "\r\n");
    }
    absl::StrAppend(&body,
                    "--b\r\nContent-Disposition: form-data; name=\"list\"; "
                    "filename=\"../май.csv\"\r\n\r\n",
                    content, "\r\n--b--\r\n");
    return Post("/lists", body, "multipart/form-data; boundary=b");
  }
  http::Response PostForm(const std::string& path, http::Fields fields) {
    fields.emplace_back("csrf", web::FormToken(kSession));
    return Post(path, web::PathWith("/", fields).substr(2),
                "application/x-www-form-urlencoded");
  }
  http::Response Post(const std::string& path, const std::string& body,
                      const std::string& type) {
    http::Fields headers = Headers();
    headers.emplace_back("Content-Type", type);
    return site_->Answer({.method = "POST",
                          .path = path,
                          .headers = std::move(headers),
                          .body = body});
  }
  // The id of the list that a response leads to, once that has run.
  std::string RanList(const http::Response& response) {
    const std::string location = HeaderOf(response, "Location");
    EXPECT_THAT(location, StartsWith("/lists/run?id=")) << response.body;
    const std::string id = location.substr(14);
    for (int i = 0; i < 3000; ++i) {
      if (HeaderOf(Get("/lists/run", {{"id", id}}), "Refresh").empty()) break;
      absl::SleepFor(absl::Milliseconds(10));
    }
    return id;
  }
  static std::string HeaderOf(const http::Response& response,
                              const std::string& wanted) {
    for (const auto& [name, value] : response.headers) {
      if (name == wanted) return value;
    }
    return "";
  }

  sdk::TemporaryFolder folder_;
  std::atomic<bool> away_ = false;
  v1::StaffRole role_ = v1::STAFF_ROLE_CLERK;
  sdk::FakeServer server_;
  sdk::FakeClock clock_;
  std::shared_ptr<sdk::FakeConnection> core_ =
      std::make_shared<sdk::FakeConnection>();
  std::unique_ptr<web::Pages> pages_;
  Desk desk_;
  std::unique_ptr<web::Site> site_;
};

TEST_F(ListPagesTest, ShowWhatBecameOfEachRow) {
  const std::string id = RanList(Upload(kList, "hand_in"));
  const std::string care = Get("/lists/run", {{"id", id}}).body;
  EXPECT_THAT(care, AllOf(HasSubstr("май.csv"), HasSubstr("handed in"),
                          HasSubstr("&lt;b&gt;Счет четный.&lt;/b&gt;"),
                          HasSubstr("14 · &lt;script&gt;"), HasSubstr("c12"),
                          Not(HasSubstr(">c11<"))));
  EXPECT_THAT(Get("/lists/run", {{"id", id}, {"show", "all"}}).body,
              HasSubstr(">c11<"));
  EXPECT_THAT(Get("/lists").body,
              AllOf(HasSubstr(id), HasSubstr("май.csv"), HasSubstr("clerk1")));
}

TEST_F(ListPagesTest, CheckBeforeTheyHandIn) {
  const std::string id = RanList(Upload(kList, "check"));
  const std::string checked = Get("/lists/run", {{"id", id}}).body;
  EXPECT_THAT(checked, AllOf(HasSubstr("nothing is handed in yet"),
                             Not(HasSubstr("/lists/row"))));
  EXPECT_EQ(Get("/lists/row", {{"id", id}, {"row", "3"}}).status, 404);
  EXPECT_EQ(RanList(PostForm("/lists/run", {{"id", id}})), id);
  EXPECT_THAT(Get("/lists/run", {{"id", id}}).body, HasSubstr("/lists/row"));
}

TEST_F(ListPagesTest, GiveTheAnswerAsAFile) {
  const std::string id = RanList(Upload(kList, "hand_in"));
  const http::Response answer = Get("/lists/answer", {{"id", id}});
  EXPECT_EQ(HeaderOf(answer, "Content-Disposition"),
            "attachment; filename=\"answer.csv\"; "
            "filename*=UTF-8''%d0%bc%d0%b0%d0%b9-answer.csv");
  EXPECT_THAT(answer.body, HasSubstr("Счет четный."));
}

TEST_F(ListPagesTest, CorrectARowInPlace) {
  const std::string id = RanList(Upload(kList, "hand_in"));
  const http::Fields row = {{"id", id}, {"row", "3"}};
  EXPECT_THAT(Get("/lists/row", row).body,
              AllOf(HasSubstr("Лицевой счет"), HasSubstr("value=\"12\""),
                    HasSubstr("value=\"20\"")));
  const http::Response sent = PostForm(
      "/lists/row", {{"id", id}, {"row", "3"}, {"cell", "13"}, {"cell", "20"}});
  EXPECT_EQ(HeaderOf(sent, "Location"),
            absl::StrCat("/lists/row?id=", id, "&row=3"));
  EXPECT_THAT(Get("/lists/row", row).body, HasSubstr("<code>c13</code>"));
  EXPECT_THAT(Get("/lists/run", {{"id", id}}).body,
              AllOf(HasSubstr(">c13<"), HasSubstr("corrected")));
}

TEST_F(ListPagesTest, GiveBackARowThatCannotBeHandedInNow) {
  const std::string id = RanList(Upload(kList, "hand_in"));
  const auto post = [&](const std::string& account) {
    return PostForm(
        "/lists/row",
        {{"id", id}, {"row", "3"}, {"cell", account}, {"cell", "777"}});
  };
  EXPECT_THAT(post("").body, AllOf(HasSubstr("value=\"777\""),
                                   HasSubstr("Нет лицевого счета.")));
  away_ = true;
  const http::Response away = post("13");
  EXPECT_EQ(away.status, 503);
  EXPECT_THAT(away.body, AllOf(HasSubstr("value=\"777\""),
                               HasSubstr("The system is away")));
}

TEST_F(ListPagesTest, SayWhatIsMissingInTheForm) {
  EXPECT_THAT(Upload("", "check").body, HasSubstr("Choose one file"));
  EXPECT_THAT(Upload(kList, "check", "31.06.2014").body,
              AllOf(HasSubstr("cannot be read"), HasSubstr("31.06.2014"),
                    HasSubstr("ivanova")));
  const http::Response stale = Upload(kList, "check", "25.06.2014", "old");
  EXPECT_EQ(stale.status, 403);
  EXPECT_THAT(stale.body, AllOf(HasSubstr("Choose the file once more"),
                                HasSubstr("value=\"25.06.2014\"")));
  EXPECT_THAT(server_.submissions(), IsEmpty());
}

TEST_F(ListPagesTest, FindTheirListsAgainAfterARestart) {
  const std::string id = RanList(Upload(kList, "hand_in"));
  Start();
  EXPECT_THAT(Get("/lists/run", {{"id", id}}).body, HasSubstr("c12"));
  EXPECT_EQ(Get("/lists/run", {{"id", "../../etc"}}).status, 404);
}

TEST_F(ListPagesTest, AreForClerks) {
  role_ = v1::STAFF_ROLE_AGENT;
  EXPECT_EQ(Get("/lists").status, 403);
  EXPECT_EQ(Upload(kList, "hand_in").status, 403);
  EXPECT_THAT(server_.submissions(), IsEmpty());
}

TEST_F(ListPagesTest, SayWhoIsStillMissing) {
  const auto channel = std::make_shared<sdk::FakeConnection>();
  channel->on_ListMissing = [](const v1::ListMissingRequest& request) {
    EXPECT_EQ(request.representative(), "ivanova");
    v1::ListMissingResponse response;
    response.set_period("2014-06");
    v1::MissingAccount& missing = *response.add_accounts();
    missing.mutable_account()->set_number("1234567890");
    missing.mutable_account()->mutable_address()->set_building("b1");
    missing.mutable_account()->mutable_address()->set_entrance("2");
    missing.set_standing(v1::PERIOD_STANDING_HELD);
    if (request.page_token().empty()) response.set_next_page_token("more");
    return response;
  };
  core_->on_GetCoverage = [](const v1::GetCoverageRequest& request) {
    v1::GetCoverageResponse response;
    for (const char* entrance : {"1", "2"}) {
      v1::PlaceCoverage& place = *response.add_places();
      place.set_building(request.building());
      place.set_entrance(entrance);
      place.set_accounts(48);
      place.set_complete(46);
    }
    return response;
  };
  desk_.building_list = channel;
  Start();
  EXPECT_THAT(Get("/lists/missing").body, Not(HasSubstr("b1")));
  EXPECT_THAT(
      Get("/lists/missing", {{"representative", "ivanova"}}).body,
      AllOf(HasSubstr("Accounts missing for 2014-06: 2."),
            HasSubstr("<td>b1</td><td>2</td><td class=\"numeric\">48</td><td "
                      "class=\"numeric\">46</td>"),
            Not(HasSubstr("<td>b1</td><td>1</td>")),
            HasSubstr("waits for review")));
}

}  // namespace
}  // namespace intake::desk
