// `intake sms reconcile`.

#include "channels/cli/sms_commands.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using ::testing::SizeIs;

std::string Line(const std::string& id, const std::string& text) {
  return absl::StrCat("2014-06-25 00:30:05 2014-06-24 20:30:05|Receive SMS|",
                      id, "|operator|+79031234567|79090597272|0|", text.size(),
                      "|", text, "|\n");
}

// A server that remembers by request id, and knows one account.
class Reconcile : public ::testing::Test {
 protected:
  Reconcile() {
    program_.folder.Write("sms.key", "sms");
    program_.config = program_.folder.Write(
        "intake.toml",
        "[cli]\nkey_file = \"admin.key\"\n[sms]\nkey_file = \"sms.key\"\n");
    program_.server->on_BatchSubmitReadings = [this](const auto& request) {
      keys_used_.push_back(program_.options_used.front().key_file);
      v1::BatchSubmitReadingsResponse response;
      for (const v1::Submission& submission : request.submissions()) {
        v1::SubmitReadingResponse& one =
            *response.add_results()->mutable_response();
        auto [stored, fresh] =
            stored_.emplace(submission.request_id(), submission);
        one.set_replayed(!fresh);
        one.mutable_receipt()->set_text("Принято.");
        if (stored->second.text() != submission.text()) {
          one.set_replayed(false);
          one.mutable_receipt()->add_findings()->set_rule("KEY_REUSED");
        }
      }
      return response;
    };
    program_.server->on_ListSubmissions = [this](const auto& request)
        -> absl::StatusOr<v1::ListSubmissionsResponse> {
      if (request.account_number() != "1234567890") {
        return absl::NotFoundError("no such account");
      }
      v1::ListSubmissionsResponse response;
      for (const auto& [id, submission] : stored_) {
        v1::SubmissionRecord& record = *response.add_submissions();
        *record.mutable_submission() = submission;
        record.set_channel_id("sms");
      }
      return response;
    };
  }

  int Run(const std::string& log, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {
        "sms", "reconcile", "--log", program_.folder.Write("access.log", log)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return program_.Run(arguments);
  }

  void Store(const std::string& id, const std::string& text) {
    stored_[id].set_request_id(id);
    stored_[id].set_text(text);
  }

  ProgramForTest program_;
  std::map<std::string, v1::Submission> stored_;
  std::vector<std::string> keys_used_;
};

TEST_F(Reconcile, SubmitsWhatIsMissingOnce) {
  const std::string log =
      Line("id-1", "1234567890 5") + Line("id-2", "1234567891 6");
  Store("id-1", "1234567890 5");
  EXPECT_EQ(Run(log), 0);
  EXPECT_THAT(program_.out,
              AllOf(HasSubstr("access.log:2: 79031234567: submitted: Принято."),
                    HasSubstr("2 messages: 1 stored before, 1 missing and now "
                              "submitted, 0 unclear, 0 in conflict, 0 "
                              "rejected")));
  EXPECT_EQ(stored_["id-2"].text(), "1234567891 6");
  EXPECT_EQ(stored_["id-2"].evidence().sender(), "79031234567");
  // The supplier's day, where UTC still has the 24th.
  EXPECT_EQ(stored_["id-2"].handed_in_on(), "2014-06-25");
  EXPECT_THAT(keys_used_, ElementsAre(program_.folder.path() + "/sms.key"));

  EXPECT_EQ(Run(log), 0);
  EXPECT_THAT(program_.out, HasSubstr("2 stored before, 0 missing"));
}

TEST_F(Reconcile, NeverGuessesWhatADotStandsFor) {
  Store("id-1", "1234567890\n5");
  EXPECT_EQ(Run(Line("id-1", "1234567890.5")), 0);
  EXPECT_THAT(program_.out, HasSubstr("1 stored before"));
  EXPECT_EQ(Run(Line("id-2", "1234567890.6")), 1);
  EXPECT_THAT(program_.out,
              AllOf(HasSubstr("unclear: \"1234567890.6\": a dot"),
                    HasSubstr("--key id-2"), HasSubstr("--document operator")));
  EXPECT_THAT(stored_, SizeIs(1));
}

TEST_F(Reconcile, LetsNoMessageTakeThePlaceOfALaterOne) {
  const std::string log =
      Line("id-1", "1234567890 50") + Line("id-2", "1234567890 60") +
      Line("id-3", "1111111111 1") + Line("id-4", "1111111111 2");
  Store("id-2", "1234567890 60");
  EXPECT_EQ(Run(log), 1);
  EXPECT_THAT(program_.out,
              AllOf(HasSubstr("access.log:1: 79031234567: unclear: "
                              "\"1234567890 50\": its sender has sent another"),
                    // No account, no reading, no harm.
                    HasSubstr("access.log:3: 79031234567: submitted"),
                    HasSubstr("access.log:4: 79031234567: submitted"),
                    HasSubstr("1 stored before, 2 missing")));
  EXPECT_THAT(stored_, Not(Contains(Key("id-1"))));

  Store("id-1", "1234567890 50");
  EXPECT_EQ(Run(log), 0);
  EXPECT_THAT(program_.out, HasSubstr("4 stored before, 0 missing"));
}

TEST_F(Reconcile, ReportsWhatIsStoredDifferently) {
  Store("id-1", "1234567890 7");
  EXPECT_EQ(Run(Line("id-1", "1234567890 5")), 1);
  EXPECT_THAT(program_.out, HasSubstr("access.log:1: 79031234567: conflict"));
}

TEST_F(Reconcile, ReportsWhatItCannotReadAndGoesOn) {
  EXPECT_EQ(Run("2014-06-25 10:00:05 Receive SMS [msg:1:x]\n" +
                Line("id-1", "1234567890 5")),
            1);
  EXPECT_THAT(program_.out, AllOf(HasSubstr("access.log:1: rejected: line"),
                                  HasSubstr("1 missing and now submitted")));
}

TEST_F(Reconcile, GoesThroughALongLogInGroups) {
  std::string log = "2014-06-25 10:00:05 Log begins\n";
  for (int i = 0; i < 250; ++i) {
    log += Line(absl::StrCat("id-", i), absl::StrCat(10'000'000 + i, " 5"));
  }
  EXPECT_EQ(Run(log, {"--json"}), 0);
  EXPECT_THAT(keys_used_, SizeIs(3));
  EXPECT_THAT(program_.out,
              AllOf(HasSubstr("{\"submitted\":{\"file\":"),
                    HasSubstr("\"line\":251,\"request_id\":\"id-249\""),
                    HasSubstr("\"stored\":0,\"submitted\":250")));
}

TEST_F(Reconcile, SaysThatTheServerIsAway) {
  program_.server->on_BatchSubmitReadings = [](const auto&) {
    return absl::UnavailableError("cannot commit");
  };
  EXPECT_EQ(Run(Line("id-1", "5")), 3);
  EXPECT_THAT(program_.err, HasSubstr("start the same again"));
}

TEST_F(Reconcile, NeedsALogAndTheChannelsKey) {
  EXPECT_EQ(program_.Run({"sms", "reconcile"}), 2);
  EXPECT_EQ(program_.Run({"sms", "reconcile", "--log", "/nowhere"}), 2);
  EXPECT_EQ(program_.Run({"sms", "reconcile", "--log", "/tmp"}), 2);
  program_.folder.Write("intake.toml", "[cli]\nkey_file = \"admin.key\"\n");
  EXPECT_EQ(Run(Line("id-1", "5")), 4);
  EXPECT_THAT(program_.err, HasSubstr("[sms] key_file"));
}

}  // namespace
}  // namespace intake::cli
