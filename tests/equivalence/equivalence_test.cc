// The fourth promise: the same content through any two channels gets the same
// findings, but for the channel's own rules.

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/server/server_fixture.h"
#include "tests/equivalence/ways_in.h"

namespace intake::testing {
namespace {

struct WayIn {
  std::string channel;
  // How, where a channel has several.
  std::string how;
  std::function<std::vector<v1::Submission>(const Handed&,
                                            absl::string_view folder)>
      submissions;
};

template <typename Way>
auto One(Way way) {
  return [way](const Handed& handed, absl::string_view) {
    return std::vector<v1::Submission>{way(handed)};
  };
}

const std::vector<WayIn>& WaysIn() {
  static const auto* const kWays = new std::vector<WayIn>{
      {"sms", "kannel", One(ByKannel)},
      {"sms", "smpp", One(BySmpp)},
      {"email", "", One(ByEmail)},
      {"sberbank", "tula17", ByBank},
      {"building_list", "csv",
       [](const Handed& handed, absl::string_view folder) {
         return std::vector<v1::Submission>{ByList(handed, folder)};
       }},
      {"portal", "", One(ByPortal)},
      {"call_center", "", One(ByForm)},
      {"office", "", One(ByForm)},
      {"paper_slip", "", One(ByForm)},
  };
  return *kWays;
}

// What only some channels ask: the slip serves electricity, and a bank hands in
// each meter by itself.
const std::set<std::string>& OwnRules() {
  static const auto* const kRules = new std::set<std::string>{
      "CHANNEL_NOT_FOR_COMMODITY", "SIGNATURE_MISSING", "OUTSIDE_MANDATE",
      "CHANNEL_RETIRED", "PARTIAL"};
  return *kRules;
}

struct Case {
  std::string what;
  Account (*make)(absl::string_view number);
  std::vector<Milli> previous;
  std::vector<std::string> values;
  // At least one of the findings; empty for none at all.
  std::string rule;
};

const std::vector<Case>& Cases() {
  static const auto* const kCases = new std::vector<Case>{
      {"an ordinary reading", OneTariffAccount, {12'000'000}, {"12150"}, ""},
      {"less than before",
       OneTariffAccount,
       {12'000'000},
       {"11000"},
       "LESS_THAN_PREVIOUS"},
      {"much", OneTariffAccount, {12'000'000}, {"19990"}, "HIGH_USAGE"},
      {"a digit too many",
       OneTariffAccount,
       {12'000'000},
       {"121500"},
       "TOO_MANY_DIGITS"},
      {"a fraction",
       OneTariffAccount,
       {12'000'000},
       {"12150.7"},
       "FRACTION_IGNORED"},
      {"the dial wrapped",
       OneTariffAccount,
       {99'950'000},
       {"00030"},
       "ROLLOVER"},
      {"two zones",
       TwoTariffAccount,
       {50'000'000, 20'000'000},
       {"50100", "20050"},
       ""},
      {"two zones exchanged",
       TwoTariffAccount,
       {50'000'000, 20'000'000},
       {"20050", "50100"},
       "SWAPPED_REGISTERS"},
      {"three zones",
       ThreeTariffAccount,
       {50'000'000, 20'000'000, 30'000'000},
       {"50100", "20050", "30070"},
       ""},
      {"hot water", OneRiserAccount, {120'500}, {"124.250"}, ""},
      {"two risers",
       TwoRiserAccount,
       {120'500, 80'250},
       {"123.100", "82.000"},
       ""},
      {"one riser less",
       TwoRiserAccount,
       {120'500, 80'250},
       {"123.100", "79.000"},
       "LESS_THAN_PREVIOUS"},
  };
  return *kCases;
}

class EquivalenceTest : public ServerFixture {
 protected:
  EquivalenceTest() {
    StartServer();
    LetTheRepresentativeActForAll();
    for (const WayIn& way : WaysIn()) {
      if (!keys_.contains(way.channel)) {
        keys_.emplace(way.channel, KeyOf(way.channel));
      }
    }
  }

  // A customer with the account, for whom the portal then calls.
  CallerKey LinkedCustomer(const Account& account) {
    v1::RegisterCustomerRequest request;
    request.set_account_number(account.number);
    request.set_house(account.address.house);
    request.set_email(absl::StrCat(account.number, "@example.org"));
    request.set_password("dlinnaya-zima-v-samare");
    const std::string& portal = keys_.at("portal").key;
    v1::ConfirmEmailRequest confirm;
    confirm.set_token(Call(*customers_,
                           &v1::CustomerService::Stub::RegisterCustomer, portal,
                           request)
                          .response.letter()
                          .token());
    v1::GetCustomerSessionRequest get;
    get.set_session_token(Call(*customers_,
                               &v1::CustomerService::Stub::ConfirmEmail, portal,
                               confirm)
                              .response.session()
                              .token());
    return {portal,
            Call(*customers_, &v1::CustomerService::Stub::GetCustomerSession,
                 portal, get)
                .response.customer()
                .id(),
            ""};
  }

  CallerKey CallerOf(const WayIn& way, const Account& account) {
    return way.channel == "portal" ? LinkedCustomer(account)
                                   : keys_.at(way.channel);
  }

  // Of the sample accounts' building.
  void LetTheRepresentativeActForAll() {
    const auto channels =
        Call(*channels_, &v1::ChannelService::Stub::ListChannels,
             administrator_key_, v1::ListChannelsRequest());
    for (const v1::Channel& channel : channels.response.channels()) {
      if (channel.id() != "building_list") continue;
      v1::UpdateChannelRequest update;
      *update.mutable_channel() = channel;
      v1::Mandate& mandate = *update.mutable_channel()->add_mandates();
      mandate.set_representative(kRepresentative);
      mandate.set_building(OneTariffAccount().address.building);
      EXPECT_TRUE(Call(*channels_, &v1::ChannelService::Stub::UpdateChannel,
                       administrator_key_, update)
                      .status.ok());
    }
  }

  // Each way has an account of its own, which differs in its number alone.
  Account Prepare(const Case& tried) {
    Account account =
        WithReadings(tried.make(absl::StrCat(2'000'000'000 + accounts_++)),
                     absl::CivilDay(2014, 5, 20), tried.previous);
    account.address.house = "1";
    Import({account});
    return account;
  }

  // Rule, severity, register and what was compared, sorted; and every rule
  // by its name into `rules`.
  std::vector<std::string> Findings(const WayIn& way, const Case& tried,
                                    std::set<std::string>& rules) {
    const Account account = Prepare(tried);
    const CallerKey caller = CallerOf(way, account);
    std::vector<std::string> findings;
    for (const v1::Submission& submission :
         way.submissions({&account, tried.values}, folder_.path())) {
      const auto answer = Submit(caller, submission);
      EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
      for (const v1::Finding& finding : answer.response.receipt().findings()) {
        if (OwnRules().contains(finding.rule())) continue;
        rules.insert(finding.rule());
        findings.push_back(absl::StrReplaceAll(
            absl::StrCat(finding.rule(), " ",
                         v1::Severity_Name(finding.severity()), " ",
                         finding.register_().ShortDebugString(), " got ",
                         finding.got(), " wanted ", finding.wanted(),
                         " suggests ", finding.suggestion()),
            {{account.number, "N"}}));
      }
    }
    std::sort(findings.begin(), findings.end());
    return findings;
  }

  int64_t accounts_ = 0;
  // By channel.
  std::map<std::string, CallerKey> keys_;
};

TEST_F(EquivalenceTest, TheSameReadingsGetTheSameFindingsThroughEveryChannel) {
  for (const Case& tried : Cases()) {
    std::set<std::string> rules;
    const std::vector<std::string> first =
        Findings(WaysIn().front(), tried, rules);
    EXPECT_EQ(rules.empty(), tried.rule.empty()) << tried.what;
    EXPECT_EQ(rules.contains(tried.rule), !tried.rule.empty()) << tried.what;
    for (const WayIn& way : WaysIn()) {
      EXPECT_EQ(Findings(way, tried, rules), first)
          << tried.what << " by " << way.channel << " " << way.how;
    }
  }
}

TEST_F(EquivalenceTest, AnUnknownAccountIsUnknownToAll) {
  const Account account = OneTariffAccount("7777777777");
  for (const WayIn& way : WaysIn()) {
    // On the portal it is out of reach: see ServerPeopleTest.
    if (way.channel == "portal") continue;
    for (const v1::Submission& submission :
         way.submissions({&account, {"12150"}}, folder_.path())) {
      const v1::Receipt receipt =
          Submit(keys_.at(way.channel), submission).response.receipt();
      EXPECT_EQ(receipt.outcome(), v1::OUTCOME_REFUSED) << way.channel;
      ASSERT_EQ(receipt.findings_size(), 1) << way.channel;
      EXPECT_EQ(receipt.findings(0).rule(), "ACCOUNT_NOT_FOUND")
          << way.channel << " " << way.how;
    }
  }
}

}  // namespace
}  // namespace intake::testing
