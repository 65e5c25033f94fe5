#include "channels/desk/call/account_search.h"

#include <gtest/gtest.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "channels/sdk/fake_connection.h"

namespace intake::desk {
namespace {

TEST(AccountSearch, KnowsAPhoneHoweverItIsWritten) {
  const struct {
    const char* typed;
    const char* phone;
  } kCases[] = {
      {"79031234567", "79031234567"},
      {"89031234567", "79031234567"},
      {"+7 (903) 123-45-67", "79031234567"},
      {"9031234567", "79031234567"},
      {"1234567890", ""},
      {"69031234567", ""},
      {"7903123456", ""},
      {"Lenina 7", ""},
      {"", ""},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(PhoneIn(test.typed).value_or(""), test.phone) << test.typed;
  }
}

class Search : public ::testing::Test {
 protected:
  Search() {
    core_->on_SearchAccounts = [this](const auto& request) {
      asked_.push_back(request);
      return answer_(request);
    };
  }

  static v1::SearchAccountsResponse Found(int count) {
    v1::SearchAccountsResponse response;
    for (int i = 0; i < count; ++i) {
      response.add_accounts()->set_number(absl::StrCat(1000 + i));
    }
    return response;
  }

  const std::shared_ptr<sdk::FakeConnection> core_ =
      std::make_shared<sdk::FakeConnection>();
  std::vector<v1::SearchAccountsRequest> asked_;
  std::function<absl::StatusOr<v1::SearchAccountsResponse>(
      const v1::SearchAccountsRequest&)>
      answer_ = [](const auto&) { return Found(0); };
};

TEST_F(Search, TriesWhateverDigitsMayMean) {
  ASSERT_TRUE(FindAccounts(*core_, "89031234567").ok());
  ASSERT_EQ(asked_.size(), 3u);
  EXPECT_EQ(asked_[0].number_prefix(), "89031234567");
  EXPECT_EQ(asked_[1].phone(), "79031234567");
  EXPECT_EQ(asked_[2].meter_serial(), "89031234567");
}

TEST_F(Search, StopsAtAWholeAccountNumber) {
  answer_ = [](const auto&) { return Found(3); };
  const auto hits = FindAccounts(*core_, "1000");
  ASSERT_TRUE(hits.ok());
  EXPECT_EQ(hits->accounts.size(), 1u);
  EXPECT_EQ(asked_.size(), 1u);
}

TEST_F(Search, ListsEachAccountOnce) {
  answer_ = [](const auto&) { return Found(3); };
  const auto hits = FindAccounts(*core_, "10");
  ASSERT_TRUE(hits.ok());
  EXPECT_EQ(hits->accounts.size(), 3u);
  EXPECT_FALSE(hits->more);
}

TEST_F(Search, SaysThatThereAreMore) {
  answer_ = [](const auto& request) { return Found(request.limit()); };
  const auto hits = FindAccounts(*core_, "street");
  ASSERT_TRUE(hits.ok());
  EXPECT_EQ(hits->accounts.size(), kHitsMax);
  EXPECT_TRUE(hits->more);
}

TEST_F(Search, TakesWhatIsNoAddressForASerial) {
  answer_ = [](const auto& request) {
    return Found(request.meter_serial().empty() ? 0 : 1);
  };
  const auto hits = FindAccounts(*core_, "AB-12");
  ASSERT_TRUE(hits.ok());
  EXPECT_EQ(hits->accounts.size(), 1u);
}

TEST_F(Search, FailsAsTheServerDoes) {
  answer_ = [](const auto&) -> absl::StatusOr<v1::SearchAccountsResponse> {
    return absl::UnavailableError("away");
  };
  EXPECT_EQ(FindAccounts(*core_, "1").status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace intake::desk
