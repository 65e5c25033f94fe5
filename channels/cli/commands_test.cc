// Commands from their words to what they write and how they end, against a
// fake server.

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Json = nlohmann::json;

Json Parsed(const std::string& text) {
  Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  EXPECT_FALSE(json.is_discarded()) << text;
  return json;
}

v1::SubmitReadingResponse Answer(v1::Outcome outcome) {
  v1::SubmitReadingResponse response;
  response.mutable_receipt()->set_outcome(outcome);
  response.mutable_receipt()->set_code("120-455");
  response.mutable_receipt()->set_text("Принято");
  return response;
}

// Creates accounts; numbers that begin with 9 are rejected.
absl::StatusOr<v1::ImportAccountsResponse> TakeAccounts(
    const v1::ImportAccountsRequest& request) {
  v1::ImportAccountsResponse response;
  for (const v1::Account& account : request.accounts()) {
    v1::ImportResult& result = *response.add_results();
    result.set_account_number(account.number());
    if (account.number()[0] != '9') {
      result.set_outcome(v1::IMPORT_OUTCOME_CREATED);
      continue;
    }
    result.mutable_error()->set_code(3);
    result.mutable_error()->set_message(
        "accounts[" + std::to_string(response.results_size() - 1) +
        "].number: got \"9\", want digits");
    google::rpc::BadRequest bad;
    bad.add_field_violations()->set_field("number");
    result.mutable_error()->add_details()->PackFrom(bad);
  }
  return response;
}

TEST(Import, CountsAndNamesWhatWasRejected) {
  ProgramForTest program;
  program.server->on_ImportAccounts = TakeAccounts;
  const std::string file = program.folder.Write(
      "a.jsonl",
      "{\"number\": \"11111\"}\n{\"number\": \"9\"}\n{bad\n"
      "{\"number\": \"22222\"}\n");
  EXPECT_EQ(program.Run({"account", "import", file}), 1);
  EXPECT_THAT(program.out, HasSubstr("4 accounts"));
  EXPECT_THAT(program.out,
              HasSubstr("2 created, 0 updated, 0 unchanged, 2 rejected"));
  EXPECT_THAT(program.err,
              HasSubstr(file + ":2: account 9: number: got \"9\""));
  EXPECT_THAT(program.err, HasSubstr(file + ":3:2: not JSON"));
  EXPECT_EQ(program.KeyUsed(), "admin.key");
}

TEST(Import, ReadsAPipeAndSpeaksJson) {
  ProgramForTest program;
  program.server->on_ImportAccounts = TakeAccounts;
  EXPECT_EQ(program.Run({"account", "import", "-", "--json"},
                        "{\"number\": \"9\"}\n{\"number\": \"11111\"}\n"),
            1);
  const size_t line = program.out.find('\n');
  EXPECT_EQ(Parsed(program.out.substr(0, line))["rejected"],
            Json({{"file", "standard input"},
                  {"line", 1},
                  {"column", 0},
                  {"account_number", "9"},
                  {"field", "number"},
                  {"message", "number: got \"9\", want digits"}}));
  EXPECT_EQ(Parsed(program.out.substr(line))["summary"]["created"], 1);
  EXPECT_EQ(program.err, "");
}

TEST(Import, SendsAgainWhatABrokenStreamDidNotAnswer) {
  ProgramForTest program;
  std::vector<int> sizes;
  program.server->on_ImportAccounts =
      [&](const v1::ImportAccountsRequest& request)
      -> absl::StatusOr<v1::ImportAccountsResponse> {
    sizes.push_back(request.accounts_size());
    if (sizes.size() == 2) return absl::UnavailableError("restarting");
    return TakeAccounts(request);
  };
  std::string input;
  for (int i = 0; i < 600; ++i) input += "{\"number\": \"11111\"}\n";
  EXPECT_EQ(program.Run({"account", "import", "-"}, input), 0);
  EXPECT_THAT(sizes, ElementsAre(500, 100, 100));
  EXPECT_THAT(program.out, HasSubstr("600 created"));
}

TEST(Import, SaysThatItCanBeStartedAgain) {
  ProgramForTest program;
  program.server->on_ImportAccounts = [](const auto&) {
    return absl::UnavailableError("no");
  };
  EXPECT_EQ(program.Run({"account", "import", "-"}, "{\"number\": \"1\"}\n"),
            3);
  EXPECT_THAT(program.err, HasSubstr("start the same import again"));
}

TEST(Import, NamesAFileThatIsNotThere) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({"account", "import", "/none/a.jsonl"}), 2);
  EXPECT_THAT(program.err, HasSubstr("/none/a.jsonl: cannot be read"));
  EXPECT_EQ(program.Run({"account", "import", program.folder.path()}), 2);
  EXPECT_THAT(program.err, HasSubstr("folder"));
}

TEST(AccountShow, ShowsWhatIsExpected) {
  ProgramForTest program;
  program.server->on_DescribeAccount = [](const auto& request) {
    v1::DescribeAccountResponse response;
    response.mutable_account()->set_number(request.account_number());
    response.mutable_account()->set_holder("Ветрова А. Б.");
    v1::RegisterDescription& dial = *response.add_registers();
    dial.set_label("день");
    dial.set_last_value("12389");
    dial.set_last_date("2014-05-20");
    dial.set_expected_from("12389");
    dial.set_expected_to("12900");
    response.set_text_template("1234567890 ДЕНЬ НОЧЬ");
    return response;
  };
  EXPECT_EQ(program.Run({"account", "show", "1234567890"}), 0);
  EXPECT_THAT(
      program.out,
      AllOf(HasSubstr("Ветрова А. Б."), HasSubstr("12389 to 12900"),
            HasSubstr("20.05.2014"), HasSubstr("1234567890 ДЕНЬ НОЧЬ")));
  EXPECT_EQ(program.Run({"--json", "account", "show", "1234567890"}), 0);
  EXPECT_EQ(Parsed(program.out)["account"]["holder"], "Ветрова А. Б.");
  EXPECT_EQ(Parsed(program.out)["registers"][0]["label"], "день");
}

TEST(AccountShow, NeedsNoMoreThanAChannelsKey) {
  ProgramForTest program;
  program.server->on_DescribeAccount = [](const auto&) {
    return v1::DescribeAccountResponse();
  };
  EXPECT_EQ(program.Run({"account", "show", "1234567890"}), 0);
  EXPECT_EQ(program.KeyUsed(), "admin.key");
  program.folder.Write("intake.toml",
                       "[cli]\nchannel_key_file = \"office.key\"\n");
  EXPECT_EQ(program.Run({"account", "show", "1234567890"}), 0);
  EXPECT_EQ(program.KeyUsed(), "office.key");
}

TEST(AccountSearch, EndsWithOneWhenNothingFits) {
  ProgramForTest program;
  program.server->on_SearchAccounts = [](const auto& request) {
    v1::SearchAccountsResponse response;
    if (request.address() == "садовая 12") {
      response.add_accounts()->set_number("0012345678");
    }
    return response;
  };
  EXPECT_EQ(program.Run({"account", "search", "--address", "садовая 12"}), 0);
  EXPECT_THAT(program.out, HasSubstr("0012345678"));
  EXPECT_EQ(program.Run({"account", "search", "--phone", "7"}), 1);
  EXPECT_EQ(program.out, "");
}

TEST(Submit, EndsByTheOutcome) {
  ProgramForTest program;
  v1::Outcome outcome = v1::OUTCOME_ACCEPTED;
  v1::Submission got;
  program.server->on_SubmitReading =
      [&](const v1::SubmitReadingRequest& request) {
        got = request.submission();
        return Answer(outcome);
      };
  EXPECT_EQ(program.Run({"submit", "1234567890", "12389"}), 0);
  EXPECT_THAT(program.out, AllOf(StartsWith("accepted\n"), HasSubstr("120-455"),
                                 HasSubstr("Принято")));
  EXPECT_EQ(program.KeyUsed(), "office.key");
  EXPECT_THAT(got.ordered().values(), ElementsAre("12389"));
  EXPECT_THAT(got.request_id(), StartsWith("cli-"));
  const std::string first_key = got.request_id();

  outcome = v1::OUTCOME_HELD;
  EXPECT_EQ(program.Run({"submit", "--text", "1234567890 1", "--key", "k"}), 0);
  EXPECT_THAT(program.err, HasSubstr("Held"));
  EXPECT_EQ(got.request_id(), "k");

  outcome = v1::OUTCOME_REFUSED;
  EXPECT_EQ(program.Run({"submit", "1234567890", "1", "--json"}), 1);
  EXPECT_EQ(Parsed(program.out)["receipt"]["outcome"], "OUTCOME_REFUSED");
  EXPECT_NE(got.request_id(), first_key);
}

TEST(Submit, TriesAgainWithOneKeyAndSaysItWhenTheOutcomeIsUnknown) {
  ProgramForTest program;
  std::vector<std::string> keys;
  program.server->on_SubmitReading =
      [&](const v1::SubmitReadingRequest& request)
      -> absl::StatusOr<v1::SubmitReadingResponse> {
    keys.push_back(request.submission().request_id());
    return absl::UnavailableError("cannot commit");
  };
  EXPECT_EQ(program.Run({"submit", "1234567890", "1"}), 3);
  ASSERT_GT(keys.size(), 1u);
  EXPECT_EQ(keys.front(), keys.back());
  EXPECT_THAT(program.err, HasSubstr("--key " + keys.front()));
}

TEST(Check, SaysThatNothingWasStored) {
  ProgramForTest program;
  program.server->on_CheckReading = [](const auto&) {
    v1::CheckReadingResponse response;
    *response.mutable_receipt() = Answer(v1::OUTCOME_ACCEPTED).receipt();
    return response;
  };
  EXPECT_EQ(program.Run({"check", "1234567890", "1"}), 0);
  EXPECT_THAT(program.out, HasSubstr("nothing was stored"));
}

TEST(Receipt, ShowsTheSubmissionItAnswers) {
  ProgramForTest program;
  program.server->on_GetReceipt = [](const auto& request) {
    v1::GetReceiptResponse response;
    response.mutable_receipt()->set_code(request.code());
    response.mutable_submission()->set_text("1234567890 150\x1b[2J");
    response.set_channel_id("sms");
    return response;
  };
  EXPECT_EQ(program.Run({"receipt", "120-455"}), 0);
  EXPECT_THAT(program.out, AllOf(HasSubstr("“1234567890 150 [2J”"),
                                 HasSubstr("sms"), Not(HasSubstr("\x1b"))));
}

TEST(History, FollowsPagesUpToTheLimit) {
  ProgramForTest program;
  std::vector<int> sizes;
  program.server->on_ListReadings = [&](const v1::ListReadingsRequest& ask) {
    sizes.push_back(ask.page_size());
    v1::ListReadingsResponse page;
    for (int i = 0; i < ask.page_size(); ++i) {
      page.add_readings()->set_date("2014-05-20");
    }
    page.set_next_page_token("more");
    return page;
  };
  EXPECT_EQ(program.Run({"history", "1234567890", "--limit", "1500"}), 0);
  EXPECT_THAT(sizes, ElementsAre(1000, 500));
  EXPECT_THAT(program.err, HasSubstr("There are more"));
  EXPECT_EQ(program.Run({"history", "1234567890", "--limit", "2", "--json"}),
            0);
  EXPECT_EQ(Parsed(program.out)["readings"].size(), 2u);
}

TEST(History, ListsSubmissionsWithTheirFindings) {
  ProgramForTest program;
  program.server->on_ListSubmissions = [](const auto&) {
    v1::ListSubmissionsResponse page;
    v1::SubmissionRecord& record = *page.add_submissions();
    record.set_channel_id("sms");
    record.mutable_submission()->set_text("1234567890 день 5");
    record.mutable_receipt()->set_outcome(v1::OUTCOME_REFUSED);
    record.mutable_receipt()->add_findings()->set_rule("FEW_VALUES");
    return page;
  };
  EXPECT_EQ(program.Run({"history", "1234567890", "--submissions"}), 0);
  EXPECT_THAT(program.out, AllOf(HasSubstr("refused"), HasSubstr("FEW_VALUES"),
                                 HasSubstr("“1234567890 день 5”")));
}

TEST(ChannelKey, GoesToItsFileAndNowhereElse) {
  ProgramForTest program;
  int issued = 0;
  program.server->on_IssueCredential = [&](const auto& request) {
    ++issued;
    v1::IssueCredentialResponse response;
    response.set_key("the-secret");
    response.mutable_credential()->set_id("7f3a");
    response.mutable_credential()->set_channel_id(request.channel_id());
    return response;
  };
  const std::string path = program.folder.path() + "/sms.key";
  for (const char* format : {"--quiet", "--json"}) {
    EXPECT_EQ(
        program.Run({"channel", "key", "issue", "sms", "--out", path, format}),
        0);
    EXPECT_THAT(program.out,
                AllOf(HasSubstr("7f3a"), Not(HasSubstr("the-secret"))));
    EXPECT_EQ(program.err, "");
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    EXPECT_EQ(line, "the-secret");
  }
  EXPECT_EQ(program.Run({"channel", "key", "issue", "sms", "--out", "-"}), 0);
  EXPECT_EQ(program.out, "the-secret\n");

  // No key is issued that cannot be kept, nor for nobody.
  EXPECT_EQ(issued, 3);
  EXPECT_EQ(
      program.Run({"channel", "key", "issue", "sms", "--out", "/none/sms.key"}),
      2);
  EXPECT_EQ(program.Run({"channel", "key", "issue", "--out", path}), 2);
  EXPECT_EQ(program.Run(
                {"channel", "key", "issue", "sms", "--billing", "--out", path}),
            2);
  EXPECT_EQ(program.Run({"channel", "key", "issue", "--administrator",
                         "--billing", "--out", path}),
            2);
  EXPECT_EQ(issued, 3);
}

TEST(ChannelKey, MayBeTheBillingSystemsOrADesks) {
  ProgramForTest program;
  std::string holder;
  program.server->on_IssueCredential = [&](const auto& request) {
    holder = request.channel_id();
    return v1::IssueCredentialResponse();
  };
  EXPECT_EQ(program.Run({"channel", "key", "issue", "--billing", "--out", "-"}),
            0);
  EXPECT_EQ(holder, "@billing");
  EXPECT_EQ(program.Run({"channel", "key", "issue", "--desk", "--out", "-"}),
            0);
  EXPECT_EQ(holder, "@desk");
}

TEST(ChannelUpdate, ChangesOnlyWhatIsNamed) {
  ProgramForTest program;
  v1::Channel got;
  program.server->on_ListChannels = [](const auto&) {
    v1::ListChannelsResponse list;
    v1::Channel& sms = *list.add_channels();
    sms.set_id("sms");
    sms.set_name_en("SMS");
    sms.set_answer_in_one_sms(true);
    sms.set_mandate_required(true);
    sms.set_signature_required(true);
    sms.set_dates_are_evidence(true);
    return list;
  };
  program.server->on_UpdateChannel = [&](const auto& request) {
    got = request.channel();
    v1::UpdateChannelResponse response;
    *response.mutable_channel() = got;
    return response;
  };
  EXPECT_EQ(program.Run({"channel", "update", "sms", "--contact", "7000",
                         "--no-answer-in-one-sms", "--log-in-required"}),
            0);
  EXPECT_TRUE(got.log_in_required());
  EXPECT_EQ(got.name_en(), "SMS");
  EXPECT_EQ(got.contact(), "7000");
  EXPECT_FALSE(got.answer_in_one_sms());
  EXPECT_TRUE(got.mandate_required());
  EXPECT_TRUE(got.signature_required());
  EXPECT_TRUE(got.dates_are_evidence());
  EXPECT_FALSE(got.staffed());
  EXPECT_EQ(program.Run({"channel", "update", "pigeon", "--contact", "1"}), 1);
  EXPECT_THAT(program.err, HasSubstr("there is no channel \"pigeon\""));
}

TEST(ChannelAddAndRetire, SendWhatWasSaid) {
  ProgramForTest program;
  v1::Channel created;
  program.server->on_CreateChannel = [&](const auto& request) {
    created = request.channel();
    v1::CreateChannelResponse response;
    *response.mutable_channel() = created;
    return response;
  };
  const std::string policy =
      program.folder.Write("kiosk.toml", "name_en = \"Kiosk\"\n");
  EXPECT_EQ(program.Run({"channel", "add", "kiosk", "--file", policy, "--trust",
                         "customer"}),
            0);
  EXPECT_EQ(created.id(), "kiosk");
  EXPECT_EQ(created.name_en(), "Kiosk");
  EXPECT_EQ(created.trust(), v1::TRUST_CUSTOMER);

  v1::RetireChannelRequest retired;
  program.server->on_RetireChannel = [&](const auto& request) {
    retired = request;
    return v1::RetireChannelResponse();
  };
  EXPECT_EQ(program.Run({"channel", "retire", "email", "--from",
                         "2014-07-01T00:00:00+04:00"}),
            0);
  EXPECT_EQ(retired.retired_from().seconds(), 1404158400);
  EXPECT_EQ(program.Run({"channel", "retire", "email"}), 2);
}

TEST(ViewsRebuild, ShowsTheLastCounts) {
  ProgramForTest program;
  v1::RebuildViewsResponse progress;
  progress.set_events_total(2000);
  for (int64_t done : {0, 1000, 2000}) {
    progress.set_events_done(done);
    program.server->rebuild.push_back(progress);
  }
  progress.set_states_total(300);
  for (int64_t done : {100, 300}) {
    progress.set_states_done(done);
    program.server->rebuild.push_back(progress);
  }
  const auto rebuild = program.server->rebuild;
  EXPECT_EQ(program.Run({"views", "rebuild"}), 0);
  EXPECT_THAT(program.out, HasSubstr("2,000 events"));
  program.server->rebuild = rebuild;
  EXPECT_EQ(program.Run({"views", "rebuild", "--json"}), 0);
  EXPECT_EQ(Parsed(program.out)["states_done"], "300");
}

TEST(Status, EndsWithThreeWhenTheServerCannotCommit) {
  ProgramForTest program;
  bool serving = true;
  program.server->on_GetStatus = [&](const auto&) {
    v1::GetStatusResponse status;
    status.set_serving(serving);
    return status;
  };
  EXPECT_EQ(program.Run({"status"}), 0);
  serving = false;
  EXPECT_EQ(program.Run({"status", "--json"}), 3);
  EXPECT_EQ(Parsed(program.out)["serving"], false);
}

TEST(Doctor, EndsByTheFirstFailure) {
  ProgramForTest program;
  program.server->on_GetStatus = [&](const auto&) {
    v1::GetStatusResponse status;
    status.set_serving(true);
    status.mutable_now()->set_seconds(1403676005);
    status.mutable_store()->set_free_bytes(int64_t{1} << 40);
    return status;
  };
  program.server->on_VerifyStore = [](const auto&) {
    return absl::DataLossError("event 17 is damaged");
  };
  EXPECT_EQ(program.Run({"doctor"}), 0) << program.out;
  EXPECT_THAT(program.out, Not(HasSubstr("fail")));
  EXPECT_EQ(program.Run({"doctor", "--deep"}), 1);
  EXPECT_THAT(program.out, HasSubstr("event 17 is damaged"));

  program.server->on_GetStatus = [](const auto&) {
    return absl::UnavailableError("nobody there");
  };
  EXPECT_EQ(program.Run({"doctor"}), 3);
  EXPECT_THAT(program.out, HasSubstr("Is intake-server running"));

  ASSERT_EQ(chmod((program.folder.path() + "/admin.key").c_str(), 0644), 0);
  EXPECT_EQ(program.Run({"doctor"}), 4);
  EXPECT_THAT(program.out, HasSubstr("chmod 600"));

  EXPECT_EQ(program.Run({"doctor", "--config", "/none.toml"}), 2);
}

TEST(Sample, IsTheSameForTheSameOptionsAndEndsBeforeThisMonth) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({"sample", "town", "--accounts", "20"}), 0);
  const std::string first = program.out;
  EXPECT_THAT(first, HasSubstr("\"date\":\"2014-05-"));
  EXPECT_THAT(first, Not(HasSubstr("\"date\":\"2014-06-")));
  EXPECT_EQ(program.Run({"sample", "town", "--accounts", "20", "--seed", "1",
                         "--until", "31.05.2014"}),
            0);
  EXPECT_EQ(program.out, first);
  EXPECT_EQ(program.Run({"sample", "town", "--until", "1800-01-01"}), 2);
  EXPECT_EQ(program.Run({"sample", "town", "--months", "121"}), 2);
}

}  // namespace
}  // namespace intake::cli
