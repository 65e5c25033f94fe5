// Accounts and channels through the door.

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::SizeIs;

class AdmissionAccountsTest : public AdmissionFixture {
 protected:
  absl::StatusOr<AccountDescription> Describe(std::string number) {
    Answer<AccountDescription> answer;
    admission_->Describe(std::move(number), answer.Done());
    return answer.Wait();
  }
  absl::StatusOr<ChannelPolicy> Define(ChannelPolicy policy, bool must_be_new) {
    Answer<ChannelPolicy> answer;
    admission_->DefineChannel(std::move(policy), must_be_new, "administrator",
                              answer.Done());
    return answer.Wait();
  }
  absl::StatusOr<Credential> Issue(Credential credential) {
    Answer<Credential> answer;
    admission_->IssueCredential(std::move(credential), "administrator",
                                answer.Done());
    return answer.Wait();
  }
  absl::StatusOr<Credential> Revoke(std::string id) {
    Answer<Credential> answer;
    admission_->RevokeCredential(std::move(id), "administrator", answer.Done());
    return answer.Wait();
  }
};

const ChannelPolicy kKiosk = {
    .id = "kiosk", .name_ru = "киоск", .name_en = "kiosk"};

TEST_F(AdmissionAccountsTest, AnImportSaysWhatItChanged) {
  Account account = TwoTariffAccount("2000000000");
  EXPECT_THAT(Import({account}).front(), IsOkAndHolds(ImportResult::kCreated));
  EXPECT_THAT(Import({account}).front(),
              IsOkAndHolds(ImportResult::kUnchanged));
  account.holder = "Петров";
  EXPECT_THAT(Import({account}).front(), IsOkAndHolds(ImportResult::kUpdated));
  EXPECT_THAT(store_.EventsOf("2000000000"), SizeIs(2));
}

TEST_F(AdmissionAccountsTest, AChangeOfAReadingLongForgottenIsAChange) {
  Account account = OneTariffAccount("2000000000");
  for (int month = 0; month < 24; ++month) {
    account.history.push_back(
        {.date = absl::CivilDay(absl::CivilMonth(2012, 6) + month) + 19,
         .value = (month + 1) * 100 * kMilliPerUnit});
  }
  Import({account});
  account.history.front().value -= kMilliPerUnit;
  EXPECT_THAT(Import({account}).front(), IsOkAndHolds(ImportResult::kUpdated));
  EXPECT_THAT(Import({account}).front(),
              IsOkAndHolds(ImportResult::kUnchanged));
}

// Once with every account in memory, once with hardly any.
class PaymentCodesTest : public AdmissionAccountsTest,
                         public ::testing::WithParamInterface<size_t> {
 protected:
  PaymentCodesTest() {
    std::vector<Account> accounts;
    for (const auto& [number, code] :
         std::vector<std::pair<std::string, std::string>>{
             {"2000000000", "501"},
             {"2000000001", "502"},
             {"2000000002", "502"},
             {"2000000003", ""},
             {"2000000004", "2000000005"},
             {"2000000005", "506"}}) {
      accounts.push_back(OneTariffAccount(number));
      accounts.back().payment_code = code;
    }
    Import(std::move(accounts));
    options_.accounts_in_memory_max = GetParam();
    Start();
  }

  // The account that was found, or the first finding.
  std::string Meant(const std::string& code) {
    Submission submission = Values(absl::StrCat("key ", code), {"150"}, "");
    submission.payment_code = code;
    const auto admitted = Send(std::move(submission), "sberbank");
    EXPECT_THAT(admitted, IsOk());
    if (!admitted.ok()) return "";
    return admitted->receipt.account_number.empty()
               ? std::string(RuleName(admitted->receipt.findings.front().rule))
               : admitted->receipt.account_number;
  }
};

INSTANTIATE_TEST_SUITE_P(Memory, PaymentCodesTest, ::testing::Values(1'000, 1));

TEST_P(PaymentCodesTest, FindTheAccountThatABankCallsSo) {
  EXPECT_EQ(Meant("501"), "2000000000");
  EXPECT_EQ(Meant("506"), "2000000005");
}

TEST_P(PaymentCodesTest, AreTheNumberWhereAnAccountHasNone) {
  EXPECT_EQ(Meant("2000000003"), "2000000003");
  EXPECT_EQ(Meant("2000000000"), "ACCOUNT_NOT_FOUND");
}

TEST_P(PaymentCodesTest, GoBeforeAnotherAccountsNumber) {
  EXPECT_EQ(Meant("2000000005"), "2000000004");
}

TEST_P(PaymentCodesTest, OfSeveralAccountsMeanNone) {
  EXPECT_EQ(Meant("502"), "ACCOUNT_NOT_FOUND");
  EXPECT_EQ(Meant("404"), "ACCOUNT_NOT_FOUND");
}

TEST_P(PaymentCodesTest, AreWhatTheLastImportSays) {
  Account account = OneTariffAccount("2000000002");
  account.payment_code = "503";
  Import({account});
  EXPECT_EQ(Meant("502"), "2000000001");
  EXPECT_EQ(Meant("503"), "2000000002");
}

TEST_F(AdmissionAccountsTest, AnImportAgainAfterReadingsCameIsUnchanged) {
  const Account account = WithReadings(OneTariffAccount("2000000000"),
                                       absl::CivilDay(2014, 5, 20), {500'000});
  Import({account});
  Send(Values("k1", {"510"}, "2000000000")).value();
  EXPECT_THAT(Import({account}).front(),
              IsOkAndHolds(ImportResult::kUnchanged));
  EXPECT_EQ(Describe("2000000000")->lines.front().last->value, 510'000);
}

TEST_F(AdmissionAccountsTest, AnInvalidAccountFailsAloneAndNamesTheField) {
  Account invalid = OneTariffAccount("2000000001");
  invalid.installations[0].registers[0].whole_digits = 12;
  const auto results = Import({OneTariffAccount("2000000000"), invalid,
                               OneTariffAccount("2000000002")});
  ASSERT_THAT(results, SizeIs(3));
  EXPECT_THAT(results[0], IsOkAndHolds(ImportResult::kCreated));
  EXPECT_THAT(results[1],
              FieldIs("installations[0].registers[0].whole_digits"));
  EXPECT_THAT(results[2], IsOkAndHolds(ImportResult::kCreated));
  EXPECT_THAT(Describe("2000000001"), HasReason("ACCOUNT_NOT_FOUND"));
}

TEST_F(AdmissionAccountsTest, AnAccountIsThereForTheNextOfItsGroup) {
  store_.Hold();
  const Answer<Admitted> first = SendAsync(Values("first", {"10100"}));
  store_.AwaitAppend();
  Answer<std::vector<absl::StatusOr<ImportResult>>> imported;
  admission_->ImportAccounts({OneTariffAccount("2000000000")}, "administrator",
                             imported.Done());
  const Answer<Admitted> next = SendAsync(Text("k1", "2000000000 150"));
  store_.Release();
  EXPECT_EQ(next.Wait()->receipt.account_number, "2000000000");
  EXPECT_EQ(next.Wait()->receipt.outcome, Outcome::kAccepted);
}

TEST_F(AdmissionAccountsTest, DescribesAnAccountToWhoeverEntersReadings) {
  Send(Values("k1", {"10150"})).value();
  const absl::StatusOr<AccountDescription> description = Describe("1234567890");
  ASSERT_THAT(description, IsOk());
  EXPECT_EQ(description->account.number, "1234567890");
  ASSERT_THAT(description->lines, SizeIs(1));
  const AccountDescription::Line& line = description->lines.front();
  EXPECT_EQ(line.serial, "E100200");
  EXPECT_NE(line.label, "");
  EXPECT_EQ(line.last->value, 10'150'000);
  EXPECT_EQ(line.last->channel, "sms");
  ASSERT_TRUE(line.expected_from && line.expected_to);
  EXPECT_LE(*line.expected_from, *line.expected_to);
  EXPECT_EQ(description->period, absl::CivilMonth(2014, 6));
  EXPECT_EQ(description->window_to, absl::CivilDay(2014, 6, 25));
  EXPECT_EQ(description->text_template.substr(0, 10), "1234567890");
}

TEST_F(AdmissionAccountsTest, TheEndsOfTheExpectedRangePassWithoutAWord) {
  const AccountDescription::Line line = Describe("1234567890")->lines.front();
  const auto findings = [this](Milli value) {
    Answer<Receipt> answer;
    admission_->Check("sms", Values("k", {FormatAmount(value)}), answer.Done());
    return answer.Wait()->findings;
  };
  EXPECT_THAT(findings(*line.expected_from), SizeIs(0));
  EXPECT_THAT(findings(*line.expected_to), SizeIs(0));
  EXPECT_THAT(findings(*line.expected_to + kMilliPerUnit), SizeIs(1));
}

TEST_F(AdmissionAccountsTest, AnUnknownAccountHasNoDescription) {
  EXPECT_THAT(Describe("9999999999"), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(Describe("9999999999"), HasReason("ACCOUNT_NOT_FOUND"));
}

TEST_F(AdmissionAccountsTest, TheAnnouncedChannelsAreThereFromTheFirstStart) {
  EXPECT_THAT(admission_->channels()->channels, SizeIs(8));
  EXPECT_THAT(store_.EventsOf(kChannelsStream), SizeIs(8));
  Start();
  EXPECT_THAT(store_.EventsOf(kChannelsStream), SizeIs(8));
}

TEST_F(AdmissionAccountsTest, ANewChannelWorksAtOnceAndARetiredOneNoMore) {
  EXPECT_THAT(Define(kKiosk, true), IsOkAndHolds(kKiosk));
  EXPECT_EQ(Send(Values("k1", {"10150"}), "kiosk")->receipt.outcome,
            Outcome::kAccepted);
  ChannelPolicy retired = kKiosk;
  retired.retired_from = clock_.Now();
  EXPECT_THAT(Define(retired, false), IsOk());
  EXPECT_EQ(Send(Values("k2", {"10160"}), "kiosk")->receipt.outcome,
            Outcome::kRefused);
  EXPECT_EQ(admission_->channels()->Find("kiosk")->retired_from, clock_.Now());
}

TEST_F(AdmissionAccountsTest, ACreatedChannelIsNewAndAChangedOneIsNot) {
  EXPECT_THAT(Define(kKiosk, false), HasReason("CHANNEL_NOT_FOUND"));
  EXPECT_THAT(Define(kKiosk, true), IsOk());
  EXPECT_THAT(Define(kKiosk, true), HasReason("CHANNEL_EXISTS"));
  EXPECT_THAT(Define(kKiosk, false), IsOk());
  EXPECT_THAT(store_.EventsOf(kChannelsStream), SizeIs(9));
  EXPECT_THAT(Define({.id = "Kiosk"}, true), FieldIs("id"));
}

TEST_F(AdmissionAccountsTest, ASnapshotOfTheChannelsStaysAsItWas) {
  const auto before = admission_->channels();
  EXPECT_THAT(Define(kKiosk, true), IsOk());
  EXPECT_EQ(before->Find("kiosk"), nullptr);
  EXPECT_NE(admission_->channels()->Find("kiosk"), nullptr);
}

TEST_F(AdmissionAccountsTest, CredentialsAreIssuedOnceAndStayRevoked) {
  const Credential credential = {
      .id = "c1", .channel = "sms", .secret_hash = "hash"};
  const absl::StatusOr<Credential> issued = Issue(credential);
  ASSERT_THAT(issued, IsOk());
  EXPECT_EQ(issued->issued_at, clock_.Now());
  EXPECT_THAT(Issue(credential), HasReason("CREDENTIAL_EXISTS"));
  EXPECT_THAT(Issue({.id = "c2", .channel = "fax"}),
              HasReason("CHANNEL_NOT_FOUND"));
  clock_.Advance(absl::Hours(1));
  const absl::Time revoked_at = clock_.Now();
  EXPECT_EQ(Revoke("c1")->revoked_at, revoked_at);
  clock_.Advance(absl::Hours(1));
  EXPECT_EQ(Revoke("c1")->revoked_at, revoked_at);
  EXPECT_THAT(Revoke("c9"), HasReason("CREDENTIAL_NOT_FOUND"));
  Start();
  EXPECT_EQ(admission_->channels()->credentials.at("c1").revoked_at,
            revoked_at);
}

TEST_F(AdmissionAccountsTest, AChannelHasSoManyValidCredentialsAndNoMore) {
  for (size_t i = 0; i < limits::kCredentialsPerChannelMax; ++i) {
    EXPECT_THAT(Issue({.id = "c" + std::to_string(i), .channel = "sms"}),
                IsOk());
  }
  EXPECT_THAT(Issue({.id = "more", .channel = "sms"}),
              HasReason("CREDENTIALS_FULL"));
  EXPECT_THAT(Revoke("c0"), IsOk());
  EXPECT_THAT(Issue({.id = "more", .channel = "sms"}), IsOk());
}

TEST_F(AdmissionAccountsTest, AdministratorsHaveSoManyValidCredentialsToo) {
  for (size_t i = 0; i < limits::kCredentialsPerChannelMax; ++i) {
    EXPECT_THAT(Issue({.id = "a" + std::to_string(i)}), IsOk());
  }
  EXPECT_THAT(Issue({.id = "more"}), HasReason("CREDENTIALS_FULL"));
  EXPECT_THAT(Issue({.id = "c1", .channel = "sms"}), IsOk());
}

TEST_F(AdmissionAccountsTest, TheLastAdministratorStays) {
  EXPECT_THAT(Issue({.id = "a1"}), IsOk());
  EXPECT_THAT(Issue({.id = "c1", .channel = "sms"}), IsOk());
  EXPECT_THAT(Revoke("a1"), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(Revoke("a1"), HasReason("LAST_ADMINISTRATOR"));
  EXPECT_THAT(Revoke("c1"), IsOk());
  EXPECT_THAT(Issue({.id = "a2"}), IsOk());
  EXPECT_THAT(Revoke("a1"), IsOk());
  EXPECT_THAT(Revoke("a1"), IsOk());
  EXPECT_THAT(Revoke("a2"), HasReason("LAST_ADMINISTRATOR"));
}

}  // namespace
}  // namespace intake::testing
