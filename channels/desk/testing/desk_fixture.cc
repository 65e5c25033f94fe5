#include "channels/desk/testing/desk_fixture.h"

#include "absl/strings/str_cat.h"
#include "channels/desk/call/call_pages.h"
#include "channels/desk/frame.h"
#include "channels/desk/home_pages.h"
#include "channels/desk/log_in_pages.h"
#include "channels/desk/review/review_pages.h"
#include "channels/sdk/status.h"

namespace intake::desk {
namespace {

std::unique_ptr<web::Pages> MakePages() {
  std::vector<web::EmbeddedFile> files;
  for (const auto& set : {FrameFiles(), CallFiles(), ReviewFiles()}) {
    files.insert(files.end(), set.begin(), set.end());
  }
  auto words = web::Words::Make({FrameWords(), CallWords(), ReviewWords()});
  EXPECT_TRUE(words.ok()) << words.status();
  auto pages = web::Pages::Make(files, *std::move(words));
  EXPECT_TRUE(pages.ok()) << pages.status();
  return *std::move(pages);
}

}  // namespace

absl::Status ServerError(absl::StatusCode code, absl::string_view reason,
                         absl::string_view message) {
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(code));
  proto.set_message(std::string(message));
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain("intake");
  proto.add_details()->PackFrom(info);
  return sdk::StatusFromProto(proto);
}

std::vector<web::KeptSubmission> FakeSpool::List(
    const std::string& owner) const {
  std::vector<web::KeptSubmission> own;
  for (const web::KeptSubmission& one : kept) {
    if (one.owner == owner) own.push_back(one);
  }
  return own;
}

DeskTest::DeskTest()
    : core_(std::make_shared<sdk::FakeConnection>()),
      call_center_(std::make_shared<sdk::FakeConnection>()),
      office_(std::make_shared<sdk::FakeConnection>()),
      now_(absl::FromCivil(absl::CivilSecond(2014, 7, 15, 10, 0, 0),
                           absl::UTCTimeZone())),
      pages_(MakePages()) {
  core_->on_GetStaffSession =
      [this](const auto&) -> absl::StatusOr<v1::GetStaffSessionResponse> {
    if (away_) return absl::UnavailableError("the server is away");
    const auto found = sessions_.find(core_->acting.session);
    if (found == sessions_.end()) {
      return ServerError(absl::StatusCode::kUnauthenticated, "SESSION_ENDED",
                         "the session has ended");
    }
    v1::GetStaffSessionResponse response;
    *response.mutable_member() = found->second;
    return response;
  };
  desk_ = {.core = core_,
           .call_center = call_center_,
           .office = office_,
           .pages = pages_.get(),
           .spool = &spool_,
           .now = [this] { return now_; },
           .zone = absl::UTCTimeZone(),
           .seats = std::make_shared<Seats>()};
  pages_->SetFrame(FrameOf(desk_));
  std::vector<web::Route> routes = LogInRoutes(desk_);
  for (const auto& set :
       {HomeRoutes(desk_), CallRoutes(desk_), ReviewRoutes(desk_)}) {
    routes.insert(routes.end(), set.begin(), set.end());
  }
  KeepStaleForms(desk_, routes);
  site_ = web::Site::Make({.cookie = std::string(kCookie)}, *pages_,
                          std::move(routes), clock_);
  browser_.emplace(*site_);
}

void DeskTest::SitDown(v1::StaffRole role) {
  const std::string token = absl::StrCat("token-of-a-session-", role);
  v1::StaffMember& member = sessions_[token];
  member.set_log_in("petrova");
  member.set_name("Anna Petrova");
  member.set_role(role);
  browser_->cookies[std::string(kCookie)] = token;
  browser_->cookies["__Host-language"] = "en";
}

void DeskTest::GoAway() { away_ = true; }

}  // namespace intake::desk
