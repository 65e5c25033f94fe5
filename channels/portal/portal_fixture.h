// The portal over a core of functions, as a browser sees it.

#ifndef INTAKE_CHANNELS_PORTAL_PORTAL_FIXTURE_H_
#define INTAKE_CHANNELS_PORTAL_PORTAL_FIXTURE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/portal/fakes_fixture.h"
#include "channels/portal/parts.h"
#include "channels/portal/portal_site.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_connection.h"
#include "channels/web/cookies.h"
#include "channels/web/site.h"

namespace intake::portal {

inline constexpr absl::string_view kPrevious = "12345";

// A register `kind` of electricity whose last reading was kPrevious.
inline void AddRegister(v1::RegisterKind kind, const std::string& label,
                        v1::DescribeAccountResponse& account) {
  v1::RegisterDescription* const added = account.add_registers();
  added->mutable_register_()->set_commodity(v1::COMMODITY_ELECTRICITY);
  added->mutable_register_()->set_point(v1::METERING_POINT_MAIN);
  added->mutable_register_()->set_kind(kind);
  added->mutable_register_()->set_serial("00123");
  added->set_label(label);
  added->set_whole_digits(5);
  added->set_decimals(1);
  added->set_last_value(std::string(kPrevious));
  added->set_last_date("2014-05-25");
  added->set_expected_from("12345");
  added->set_expected_to("12600.5");
}

class PortalTest : public ::testing::Test {
 protected:
  PortalTest() {
    SetFrame(parts_, *pages_);
    site_ = web::Site::Make({.cookie = std::string(kSessionCookie)}, *pages_,
                            AllRoutes(parts_), clock_);
    customer_.set_id("77");
    customer_.set_email("somebody@example.org");
    customer_.set_language(v1::LANGUAGE_ENGLISH);
    AddAccount("1234567890");
    account_.mutable_account()->set_number("1234567890");
    account_.mutable_account()->set_language(v1::LANGUAGE_ENGLISH);
    account_.mutable_account()->mutable_address()->set_text("Sadovaya 12, 5");
    account_.set_period("2014-06");
    account_.set_window_to("2014-06-25");
    AddRegister(v1::REGISTER_KIND_TOTAL, "electricity", account_);
    core_->on_GetCustomerSession = [this](const auto& request)
        -> absl::StatusOr<v1::GetCustomerSessionResponse> {
      if (away_) return absl::UnavailableError("gone");
      if (request.session_token() != session_) {
        return CoreError(absl::StatusCode::kUnauthenticated, "SESSION_ENDED");
      }
      v1::GetCustomerSessionResponse response;
      *response.mutable_customer() = customer_;
      return response;
    };
    core_->on_DescribeAccount = [this](const auto& request)
        -> absl::StatusOr<v1::DescribeAccountResponse> {
      if (away_) return absl::UnavailableError("gone");
      if (request.account_number() != account_.account().number()) {
        return CoreError(absl::StatusCode::kPermissionDenied,
                         "ACCOUNT_NOT_LINKED");
      }
      return account_;
    };
    core_->on_ListSubmissions = [this](const auto&) { return submissions_; };
    core_->on_ListReadings = [this](const auto&) { return readings_; };
  }

  void AddAccount(const std::string& number) {
    v1::LinkedAccount* const account = customer_.add_accounts();
    account->set_number(number);
    account->set_address("Sadovaya 12, 5");
  }

  http::Response Get(absl::string_view path_and_query) {
    return site_->Answer(Request("GET", path_and_query));
  }
  // As from a form of our own page.
  http::Response Post(absl::string_view path_and_query, http::Fields fields) {
    fields.emplace_back("csrf", web::FormToken(cookie_));
    return PostBare(path_and_query, fields, "same-origin");
  }
  http::Response PostBare(absl::string_view path_and_query,
                          const http::Fields& fields,
                          const std::string& from_site) {
    http::Request request = Request("POST", path_and_query);
    request.headers.emplace_back("Sec-Fetch-Site", from_site);
    request.headers.emplace_back("Content-Type",
                                 "application/x-www-form-urlencoded");
    const std::string query = web::PathWith("/", fields);
    request.body = query.substr(query.find('?') + 1);
    return site_->Answer(std::move(request));
  }

  // The value of the hidden field `name` on a page.
  static std::string Hidden(const http::Response& page,
                            absl::string_view name) {
    const std::string start = absl::StrCat("name=\"", name, "\" value=\"");
    const size_t at = page.body.find(start);
    if (at == std::string::npos) return "";
    const size_t from = at + start.size();
    return page.body.substr(from, page.body.find('"', from) - from);
  }
  static std::string Header(const http::Response& response,
                            absl::string_view wanted) {
    for (const auto& [name, value] : response.headers) {
      if (name == wanted) return value;
    }
    return "";
  }

  sdk::FakeClock clock_;
  std::shared_ptr<sdk::FakeConnection> core_ =
      std::make_shared<sdk::FakeConnection>();
  std::unique_ptr<web::Pages> pages_ = *MakePages();
  FakeSpool spool_;
  FakeOutbox outbox_;
  SeenSessions sessions_;
  absl::TimeZone zone_ = absl::FixedTimeZone(4 * 60 * 60);
  absl::Time now_ = absl::FromCivil(absl::CivilHour(2014, 6, 20, 10), zone_);
  const Parts parts_ = {.calls = CoreCalls(core_, clock_, absl::Seconds(5)),
                        .pages = *pages_,
                        .spool = spool_,
                        .outbox = outbox_,
                        .sessions = sessions_,
                        .now = [this] { return now_; },
                        .zone = zone_};
  std::unique_ptr<web::Site> site_;

  // What the core knows, and what the browser has.
  bool away_ = false;
  v1::Customer customer_;
  v1::DescribeAccountResponse account_;
  v1::ListSubmissionsResponse submissions_;
  v1::ListReadingsResponse readings_;
  const std::string session_ = web::NewToken();
  std::string cookie_ = session_;
  std::string language_ = "en";

 private:
  http::Request Request(const std::string& method,
                        absl::string_view path_and_query) const {
    http::Request request{.method = method, .peer_address = "127.0.0.1"};
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(path_and_query, absl::MaxSplits('?', 1));
    request.path = parts.first;
    for (absl::string_view pair :
         absl::StrSplit(parts.second, '&', absl::SkipEmpty())) {
      const std::pair<std::string, std::string> field =
          absl::StrSplit(pair, absl::MaxSplits('=', 1));
      request.query.push_back(field);
    }
    request.headers.emplace_back("Cookie",
                                 absl::StrCat(kSessionCookie, "=", cookie_,
                                              "; __Host-language=", language_));
    return request;
  }
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_PORTAL_FIXTURE_H_
