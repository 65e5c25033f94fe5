// `intake confirm`, and how receipts ask.

#include "channels/cli/program_for_test.h"
#include "channels/cli/receipt_view.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

v1::Receipt Receipt(v1::Outcome outcome) {
  v1::Receipt receipt;
  receipt.set_outcome(outcome);
  receipt.set_code("000-013");
  return receipt;
}

TEST(Confirm, SaysYesOrNoAsTheChannel) {
  ProgramForTest program;
  v1::ConfirmReadingRequest got;
  v1::Outcome outcome = v1::OUTCOME_ACCEPTED;
  program.server->on_ConfirmReading = [&](const auto& request) {
    got = request;
    v1::ConfirmReadingResponse response;
    *response.mutable_receipt() = Receipt(outcome);
    return response;
  };
  EXPECT_EQ(program.Run({"confirm", "000-012", "--sender", "79031234567"}), 0);
  EXPECT_EQ(program.KeyUsed(), "office.key");
  EXPECT_EQ(got.answer().code(), "000-012");
  EXPECT_TRUE(got.answer().yes());
  EXPECT_EQ(got.evidence().sender(), "79031234567");
  EXPECT_THAT(got.request_id(), StartsWith("cli-"));
  EXPECT_THAT(program.out, StartsWith("accepted\n"));

  outcome = v1::OUTCOME_REFUSED;
  EXPECT_EQ(program.Run({"confirm", "000-012", "--no", "--key", "k", "--json"}),
            1);
  EXPECT_FALSE(got.answer().yes());
  EXPECT_EQ(got.request_id(), "k");
  EXPECT_THAT(program.out, HasSubstr("\"outcome\":\"OUTCOME_REFUSED\""));
  EXPECT_EQ(program.Run({"confirm"}), 2);
}

TEST(Confirm, KeepsOneRequestIdThroughAllTries) {
  ProgramForTest program;
  std::vector<std::string> ids;
  program.server->on_ConfirmReading = [&](const auto& request) {
    ids.push_back(request.request_id());
    return absl::UnavailableError("cannot commit");
  };
  EXPECT_EQ(program.Run({"confirm", "000-012"}), 3);
  ASSERT_GT(ids.size(), 1u);
  EXPECT_EQ(ids.front(), ids.back());
  EXPECT_THAT(program.err, HasSubstr("--key " + ids.front()));
}

TEST(Receipt, ShowsWhatIsAskedAndProposed) {
  ProgramForTest program;
  v1::Receipt held = Receipt(v1::OUTCOME_HELD);
  held.set_answer_until("2014-06-25");
  program.server->on_GetReceipt = [&](const auto&) {
    v1::GetReceiptResponse response;
    *response.mutable_receipt() = held;
    return response;
  };
  EXPECT_EQ(program.Run({"receipt", "000-013"}), 0);
  EXPECT_THAT(program.out,
              HasSubstr("Asks: answer yes or no until 25.06.2014; yes "
                        "releases what was sent."));
  v1::UnderstoodValue& value = *held.add_proposal();
  value.mutable_register_()->set_kind(v1::REGISTER_KIND_NIGHT);
  value.set_value("5512");
  EXPECT_EQ(program.Run({"receipt", "000-013"}), 0);
  EXPECT_THAT(program.out, HasSubstr("until 25.06.2014; yes takes this "
                                     "instead:\nRegister  Value\n"
                                     "night      5512\n"));
  held.clear_answer_until();
  held.clear_proposal();
  EXPECT_EQ(program.Run({"receipt", "000-013"}), 0);
  EXPECT_THAT(program.out, Not(HasSubstr("Asks")));
}

TEST(Receipt, ShowsAnAnswerAndTheSuppliersTime) {
  ProgramForTest program;
  program.server->on_GetReceipt = [](const auto&) {
    v1::GetReceiptResponse response;
    response.mutable_submission()->mutable_answer()->set_code("000-012");
    response.mutable_submission()->mutable_answer()->set_yes(true);
    response.mutable_receipt()->mutable_received_at()->set_seconds(1403676005);
    return response;
  };
  EXPECT_EQ(program.Run({"receipt", "000-013"}), 0);
  EXPECT_THAT(program.out, AllOf(HasSubstr("yes to 000-012"),
                                 HasSubstr("25.06.2014 10:00:05")));
  program.server->on_GetStatus = [](const auto&) {
    v1::GetStatusResponse status;
    status.set_time_zone("Asia/Vladivostok");
    return status;
  };
  EXPECT_EQ(program.Run({"receipt", "000-013"}), 0);
  EXPECT_THAT(program.out, HasSubstr("25.06.2014 17:00:05"));
}

}  // namespace
}  // namespace intake::cli
