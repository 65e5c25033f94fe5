#include "services/server/server.h"

#include <sys/stat.h>
#include <algorithm>

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/server/server_fixture.h"

namespace intake {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ServerTest : public ServerFixture {
 protected:
  ServerTest() {
    StartServer();
    ImportSamples();
    sms_ = KeyOf("sms");
  }

  std::string sms_;
};

TEST_F(ServerTest, AnswersASubmissionAndItsResendWithOneReceipt) {
  const auto first = Submit(sms_, Typed("r1", "1234567890 150"));
  ASSERT_TRUE(first.status.ok()) << first.status.error_message();
  EXPECT_EQ(first.response.receipt().outcome(), v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(first.response.receipt().account_number(), "1234567890");
  EXPECT_EQ(first.response.receipt().understood(0).value(), "150");
  EXPECT_FALSE(first.response.replayed());
  const auto second = Submit(sms_, Typed("r1", "1234567890 150"));
  EXPECT_TRUE(second.response.replayed());
  EXPECT_EQ(second.response.receipt().SerializeAsString(),
            first.response.receipt().SerializeAsString());
}

TEST_F(ServerTest, AnswersBadCustomerDataWithAReceipt) {
  const std::string texts[] = {"",
                               "99999 150",
                               "hello",
                               "1234567890 -5",
                               "1234567890 " + std::string(40, '7'),
                               "1234567890 1234567891 5"};
  for (size_t i = 0; i < std::size(texts); ++i) {
    const auto result =
        Submit(sms_, Typed("bad" + std::to_string(i), texts[i]));
    ASSERT_TRUE(result.status.ok()) << result.status.error_message();
    EXPECT_EQ(result.response.receipt().outcome(), v1::OUTCOME_REFUSED)
        << texts[i];
    EXPECT_GT(result.response.receipt().findings_size(), 0);
    EXPECT_FALSE(result.response.receipt().text().empty());
  }
}

TEST_F(ServerTest, RefusesARequestThatIsNoSubmission) {
  EXPECT_EQ(Submit(sms_, Typed("", "1234567890 150")).field(),
            "submission.request_id");
  EXPECT_EQ(Submit(sms_, Typed("r", std::string(10'240, 'x'))).field(),
            "submission.text");
  v1::Submission empty;
  empty.set_request_id("r");
  EXPECT_EQ(Submit(sms_, empty).field(), "submission.content");
  EXPECT_EQ(GetStatus().response.counts().received(), 0);
}

TEST_F(ServerTest, NamesTheTextThatIsNotUtf8) {
  const auto result = Submit(sms_, Typed("r", "12345 \xcf\xf0\xe8"));
  EXPECT_EQ(result.status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(result.field(), "submission.text");
}

TEST_F(ServerTest, RefusesAMessageOfFiveMebibytes) {
  v1::Submission big = Typed("r", "1234567890 150");
  big.mutable_evidence()->set_raw(std::string(5 << 20, 'x'));
  EXPECT_EQ(Submit(sms_, big).status.error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(Submit(sms_, Typed("r", "1234567890 150")).status.ok());
}

TEST_F(ServerTest, AnswersABatchItemByItemInOrder) {
  v1::BatchSubmitReadingsRequest request;
  *request.add_submissions() = Typed("b1", "1234567890 150");
  *request.add_submissions() = Typed("", "1234567890 151");
  *request.add_submissions() = Typed("b3", "nonsense");
  const auto result = Call(
      *intake_, &v1::IntakeService::Stub::BatchSubmitReadings, sms_, request);
  ASSERT_TRUE(result.status.ok()) << result.status.error_message();
  ASSERT_EQ(result.response.results_size(), 3);
  EXPECT_EQ(result.response.results(0).response().receipt().outcome(),
            v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(result.response.results(1).error().code(), 3);
  EXPECT_EQ(result.response.results(2).response().receipt().outcome(),
            v1::OUTCOME_REFUSED);
}

TEST_F(ServerTest, StoresNothingOfABatchOutOfBounds) {
  v1::BatchSubmitReadingsRequest request;
  const auto batch = [&] {
    return Call(*intake_, &v1::IntakeService::Stub::BatchSubmitReadings, sms_,
                request);
  };
  EXPECT_EQ(batch().field(), "submissions");
  for (int i = 0; i < 1001; ++i) {
    *request.add_submissions() = Typed("b" + std::to_string(i), "x");
  }
  EXPECT_EQ(batch().field(), "submissions");
  EXPECT_EQ(GetStatus().response.counts().received(), 0);
}

TEST_F(ServerTest, ChecksWithoutStoring) {
  v1::CheckReadingRequest request;
  *request.mutable_submission() = Typed("", "1234567890 150");
  const auto result =
      Call(*intake_, &v1::IntakeService::Stub::CheckReading, sms_, request);
  ASSERT_TRUE(result.status.ok()) << result.status.error_message();
  EXPECT_EQ(result.response.receipt().outcome(), v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(result.response.receipt().code(), "");
  EXPECT_EQ(GetStatus().response.counts().accepted(), 0);
}

TEST_F(ServerTest, DescribesAnAccount) {
  v1::DescribeAccountRequest request;
  request.set_account_number("1234567891");
  const auto describe = [&] {
    return Call(*intake_, &v1::IntakeService::Stub::DescribeAccount, sms_,
                request);
  };
  const auto result = describe();
  ASSERT_TRUE(result.status.ok()) << result.status.error_message();
  EXPECT_EQ(result.response.registers_size(), 2);
  EXPECT_EQ(result.response.period(), "2014-06");
  EXPECT_THAT(result.response.text_template(), HasSubstr("1234567891"));
  request.set_account_number("55555");
  EXPECT_EQ(describe().reason(), "ACCOUNT_NOT_FOUND");
  request.set_account_number("12");
  EXPECT_EQ(describe().field(), "account_number");
}

TEST_F(ServerTest, ShowsAReceiptToItsChannelAndToAdministratorsOnly) {
  const auto submitted = Submit(sms_, Typed("r1", "1234567890 150"));
  v1::GetReceiptRequest request;
  request.set_code(" " + submitted.response.receipt().code() + " ");
  const auto get = [&](const std::string& key) {
    return Call(*intake_, &v1::IntakeService::Stub::GetReceipt, key, request);
  };
  EXPECT_EQ(get(sms_).response.channel_id(), "sms");
  EXPECT_EQ(get(administrator_key_).response.submission().request_id(), "r1");
  EXPECT_EQ(get(KeyOf("portal")).reason(), "RECEIPT_NOT_FOUND");
  request.set_code("123-456");
  EXPECT_NE(get(sms_).status.error_code(), grpc::StatusCode::OK);
  request.set_code("abc");
  EXPECT_EQ(get(sms_).field(), "code");
}

TEST_F(ServerTest, TellsFindingsInTheLanguageAskedFor) {
  Submit(sms_, Typed("r1", "1234567890 150"));
  clock_.Advance(absl::Hours(24 * 30));
  const v1::Receipt given =
      Submit(sms_, Typed("r2", "1234567890 120")).response.receipt();
  ASSERT_THAT(given.findings(), Not(IsEmpty()));
  v1::GetReceiptRequest receipt;
  receipt.set_code(given.code());
  v1::ListSubmissionsRequest list;
  list.set_account_number("1234567890");
  const auto found = [&](v1::Language language) {
    receipt.set_language(language);
    list.set_language(language);
    const v1::Receipt one =
        Call(*intake_, &v1::IntakeService::Stub::GetReceipt, sms_, receipt)
            .response.receipt();
    const auto listed =
        Call(*readings_, &v1::ReadingService::Stub::ListSubmissions,
             administrator_key_, list)
            .response;
    EXPECT_EQ(listed.submissions(0).receipt().SerializeAsString(),
              one.SerializeAsString());
    return one;
  };
  EXPECT_EQ(found(v1::LANGUAGE_UNSPECIFIED).SerializeAsString(),
            given.SerializeAsString());
  EXPECT_EQ(found(v1::LANGUAGE_RUSSIAN).SerializeAsString(),
            given.SerializeAsString());
  const v1::Receipt english = found(v1::LANGUAGE_ENGLISH);
  EXPECT_THAT(given.findings(0).text(), HasSubstr("меньше"));
  EXPECT_THAT(english.findings(0).text(), HasSubstr("less than"));
  // What was answered stays as it was.
  EXPECT_EQ(english.text(), given.text());
  EXPECT_EQ(english.language(), v1::LANGUAGE_RUSSIAN);
  receipt.set_language(static_cast<v1::Language>(7));
  EXPECT_EQ(Call(*intake_, &v1::IntakeService::Stub::GetReceipt, sms_, receipt)
                .field(),
            "language");
}

TEST_F(ServerTest, ListsReadingsAndSubmissionsPageByPage) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(Submit(sms_, Typed("r" + std::to_string(i),
                                   "1234567890 " + std::to_string(150 + i)))
                    .status.ok());
    clock_.Advance(absl::Hours(1));
  }
  v1::ListSubmissionsRequest request;
  request.set_account_number("1234567890");
  request.set_page_size(2);
  std::vector<std::string> ids;
  do {
    const auto page =
        Call(*readings_, &v1::ReadingService::Stub::ListSubmissions,
             administrator_key_, request);
    ASSERT_TRUE(page.status.ok()) << page.status.error_message();
    for (const auto& record : page.response.submissions()) {
      ids.push_back(record.submission().request_id());
    }
    request.set_page_token(page.response.next_page_token());
  } while (!request.page_token().empty() && ids.size() < 10);
  EXPECT_THAT(ids, ::testing::ElementsAre("r4", "r3", "r2", "r1", "r0"));
  v1::ListReadingsRequest readings;
  readings.set_account_number("1234567890");
  const auto office = Call(*readings_, &v1::ReadingService::Stub::ListReadings,
                           KeyOf("office"), readings);
  ASSERT_TRUE(office.status.ok()) << office.status.error_message();
  EXPECT_EQ(office.response.readings(0).value(), "154");
}

TEST_F(ServerTest, ListsEveryAccountWithItsRegisters) {
  Account closed = testing::OneTariffAccount("1234567899");
  closed.closed_on = absl::CivilDay(2014, 6, 20);
  Account closing = testing::OneTariffAccount("1234567898");
  closing.closed_on = absl::CivilDay(2014, 6, 21);
  Import({closed, closing});
  v1::ListAccountsRequest request;
  request.set_page_size(2);
  const auto list = [&](const std::string& key) {
    return Call(*accounts_, &v1::AccountService::Stub::ListAccounts, key,
                request);
  };
  EXPECT_EQ(list(KeyOf("sberbank")).reason(), "METHOD_NOT_ALLOWED");
  std::vector<std::string> numbers;
  do {
    const auto page = list(administrator_key_);
    ASSERT_TRUE(page.status.ok()) << page.status.error_message();
    EXPECT_LE(page.response.accounts_size(), 2);
    for (const v1::ListedAccount& listed : page.response.accounts()) {
      numbers.push_back(listed.account().number());
      if (listed.account().number() == closed.number) {
        EXPECT_EQ(listed.registers_size(), 0);
        continue;
      }
      ASSERT_GT(listed.registers_size(), 0) << listed.account().number();
      EXPECT_FALSE(listed.registers(0).label().empty());
    }
    request.set_page_token(page.response.next_page_token());
  } while (!request.page_token().empty() && numbers.size() < 100);
  EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end()));
  EXPECT_THAT(numbers, ::testing::IsSupersetOf({"1234567890", "1234567894"}));
  request.set_page_size(1001);
  EXPECT_EQ(list(administrator_key_).field(), "page_size");
}

TEST_F(ServerTest, FindsAccounts) {
  v1::SearchAccountsRequest search;
  const auto find = [&] {
    return Call(*accounts_, &v1::AccountService::Stub::SearchAccounts,
                administrator_key_, search);
  };
  EXPECT_EQ(find().status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  search.set_number_prefix("12345678");
  EXPECT_GE(find().response.accounts_size(), 6);
  v1::GetAccountRequest get;
  get.set_account_number("1234567894");
  EXPECT_EQ(Call(*accounts_, &v1::AccountService::Stub::GetAccount,
                 administrator_key_, get)
                .response.account()
                .installations_size(),
            2);
}

TEST_F(ServerTest, EndsAnImportAtARequestOutOfBounds) {
  grpc::ClientContext context;
  Prepare(administrator_key_, context);
  const auto stream = accounts_->ImportAccounts(&context);
  v1::ImportAccountsRequest request;
  *request.add_accounts() = AccountToProto(testing::OneTariffAccount());
  request.add_accounts()->set_number("x");
  ASSERT_TRUE(stream->Write(request));
  v1::ImportAccountsResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.results(0).outcome(), v1::IMPORT_OUTCOME_UNCHANGED);
  EXPECT_EQ(response.results(1).error().code(), 3);
  stream->Write(v1::ImportAccountsRequest());
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(ServerTest, MakesAChannelFromData) {
  v1::CreateChannelRequest request;
  request.mutable_channel()->set_id("telegram");
  request.mutable_channel()->set_name_ru("Телеграм");
  request.mutable_channel()->set_name_en("Telegram");
  const auto create = [&] {
    return Call(*channels_, &v1::ChannelService::Stub::CreateChannel,
                administrator_key_, request);
  };
  EXPECT_TRUE(create().status.ok());
  EXPECT_EQ(create().reason(), "CHANNEL_EXISTS");
  const std::string key = KeyOf("telegram");
  EXPECT_EQ(
      Submit(key, Typed("t1", "1234567890 150")).response.receipt().outcome(),
      v1::OUTCOME_ACCEPTED);
  v1::RetireChannelRequest retire;
  retire.set_channel_id("telegram");
  EXPECT_EQ(Call(*channels_, &v1::ChannelService::Stub::RetireChannel,
                 administrator_key_, retire)
                .field(),
            "retired_from");
  retire.mutable_retired_from()->set_seconds(absl::ToUnixSeconds(clock_.Now()));
  EXPECT_TRUE(Call(*channels_, &v1::ChannelService::Stub::RetireChannel,
                   administrator_key_, retire)
                  .status.ok());
  EXPECT_EQ(
      Submit(key, Typed("t2", "1234567890 151")).response.receipt().outcome(),
      v1::OUTCOME_REFUSED);
}

TEST_F(ServerTest, RotatesAKeyWithoutARestart) {
  const auto next = Issue("sms");
  v1::RevokeCredentialRequest revoke;
  revoke.set_credential_id(sms_.substr(5, 8));
  EXPECT_TRUE(Submit(sms_, Typed("r1", "1234567890 150")).status.ok());
  EXPECT_TRUE(Call(*channels_, &v1::ChannelService::Stub::RevokeCredential,
                   administrator_key_, revoke)
                  .status.ok());
  EXPECT_EQ(Submit(sms_, Typed("r2", "1234567890 150")).reason(),
            "KEY_REVOKED");
  EXPECT_TRUE(
      Submit(next.response.key(), Typed("r2", "1234567890 150")).status.ok());
}

TEST_F(ServerTest, RefusesEMailFromTheMomentOfReceiptOn) {
  const std::string email = KeyOf("email");
  struct Case {
    const char* received_at;
    v1::Outcome outcome;
  };
  int value = 150;
  for (const Case& c : {Case{"2014-06-30T23:59:59+04:00", v1::OUTCOME_ACCEPTED},
                        Case{"2014-06-30T19:59:59Z", v1::OUTCOME_ACCEPTED},
                        Case{"2014-07-01T00:00:00+04:00", v1::OUTCOME_REFUSED},
                        Case{"2014-06-30T20:00:00Z", v1::OUTCOME_REFUSED}}) {
    clock_.Set(Moment(c.received_at));
    // Each says something new: a mere repeat would get the first answer.
    const std::string number = std::to_string(++value);
    v1::Submission submission = Typed("m" + number, "1234567890 " + number);
    submission.set_reading_date("2014-06-20");
    submission.mutable_evidence()->set_document("channel=sms");
    EXPECT_EQ(Submit(email, submission).response.receipt().outcome(), c.outcome)
        << c.received_at;
  }
}

TEST_F(ServerTest, TakesTheChannelFromTheKeyAlone) {
  grpc::ClientContext context;
  Prepare(sms_, context);
  context.AddMetadata("channel", "office");
  context.AddMetadata("x-channel-id", "office");
  v1::SubmitReadingRequest request;
  *request.mutable_submission() = Typed("r1", "1234567890 150");
  request.mutable_submission()->mutable_evidence()->set_agent("office");
  v1::SubmitReadingResponse response;
  ASSERT_TRUE(intake_->SubmitReading(&context, request, &response).ok());
  v1::GetReceiptRequest receipt;
  receipt.set_code(response.receipt().code());
  EXPECT_EQ(Call(*intake_, &v1::IntakeService::Stub::GetReceipt,
                 administrator_key_, receipt)
                .response.channel_id(),
            "sms");
}

TEST_F(ServerTest, TellsHowItIs) {
  Submit(sms_, Typed("r1", "1234567890 150"));
  const auto result = GetStatus();
  ASSERT_TRUE(result.status.ok()) << result.status.error_message();
  EXPECT_TRUE(result.response.serving());
  EXPECT_EQ(result.response.time_zone(), "Europe/Samara");
  EXPECT_EQ(result.response.rules_version(), "built-in");
  EXPECT_EQ(result.response.counts().received(), 1);
  EXPECT_EQ(result.response.counts().accepted(), 1);
  EXPECT_EQ(result.response.counts().pending(), 0);
  EXPECT_EQ(result.response.store().accounts(), 6);
  EXPECT_TRUE(Call(*operations_, &v1::OperationsService::Stub::VerifyStore,
                   administrator_key_, v1::VerifyStoreRequest())
                  .status.ok());
}

TEST_F(ServerTest, RebuildsViewsAndTellsOfTheEnd) {
  grpc::ClientContext context;
  Prepare(administrator_key_, context);
  const auto stream =
      operations_->RebuildViews(&context, v1::RebuildViewsRequest());
  v1::RebuildViewsResponse progress;
  while (stream->Read(&progress)) {
    EXPECT_LE(progress.events_done(), progress.events_total());
  }
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(ServerTest, MakesTheAdministratorsKeyOnceAndForItsOwnerAlone) {
  const std::string path = folder_.File("administrator.key");
  struct stat file;
  ASSERT_EQ(stat(path.c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777, 0600u);
  const std::string before = administrator_key_;
  server_.reset();
  StartServer();
  EXPECT_EQ(administrator_key_, before);
  EXPECT_TRUE(GetStatus().status.ok());
}

TEST_F(ServerTest, DoesNotShareAPortInSilence) {
  config_.listen = server_->address();
  const absl::StatusOr<std::unique_ptr<Server>> second =
      Server::Start(config_, *rules_, Ports(store_), secrets_, clock_);
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(second.status().message()),
              HasSubstr(config_.listen));
}

}  // namespace
}  // namespace intake
