// `intake reading`

#include "channels/cli/error_for_test.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::vector<std::string> kCorrect = {
    "reading", "correct",  "1234567891", "night#77", "20.05.2014",
    "--was",   "5521",     "--to",       "5512",     "--agent",
    "petrova", "--reason", "on a photo"};
const std::vector<std::string> kVoid = {
    "reading", "void",    "1234567891", "kitchen",  "2014-05-20",  "--was",
    "5521",    "--agent", "petrova",    "--reason", "another flat"};

TEST(ReadingCorrect, NamesTheReadingAndBothValues) {
  ProgramForTest program;
  v1::CorrectReadingRequest got;
  program.server->on_CorrectReading = [&](const auto& request) {
    got = request;
    v1::CorrectReadingResponse response;
    response.add_changes()->set_usage("-9");
    return response;
  };
  EXPECT_EQ(program.Run(kCorrect), 0);
  EXPECT_EQ(got.account_number(), "1234567891");
  EXPECT_EQ(got.register_().kind(), v1::REGISTER_KIND_NIGHT);
  EXPECT_EQ(got.register_().serial(), "77");
  EXPECT_EQ(got.date(), "2014-05-20");
  EXPECT_EQ(got.was(), "5521");
  EXPECT_EQ(got.value(), "5512");
  EXPECT_EQ(got.decision().agent(), "petrova");
  EXPECT_EQ(got.decision().reason(), "on a photo");
  EXPECT_THAT(program.out,
              AllOf(HasSubstr("The reading is 5512 now."),
                    HasSubstr("Billing is told:"), HasSubstr("-9")));
}

TEST(ReadingCorrect, IsDoneOnceAndSaysWhereToLookAgain) {
  ProgramForTest program;
  int calls = 0;
  program.server->on_CorrectReading = [&](const auto&) {
    ++calls;
    return ErrorWithReason(absl::StatusCode::kAborted, "READING_CHANGED",
                           "the reading is 5500");
  };
  EXPECT_EQ(program.Run(kCorrect), 1);
  EXPECT_THAT(program.err, AllOf(HasSubstr("the reading is 5500"),
                                 HasSubstr("intake history 1234567891")));
  EXPECT_EQ(calls, 1);
}

TEST(ReadingVoid, NamesTheReadingAndItsValue) {
  ProgramForTest program;
  v1::VoidReadingRequest got;
  absl::StatusOr<v1::VoidReadingResponse> answer = v1::VoidReadingResponse();
  program.server->on_VoidReading = [&](const auto& request) {
    got = request;
    return answer;
  };
  EXPECT_EQ(program.Run(kVoid), 0);
  EXPECT_EQ(got.register_().point(), v1::METERING_POINT_KITCHEN);
  EXPECT_EQ(got.date(), "2014-05-20");
  EXPECT_EQ(got.was(), "5521");
  EXPECT_EQ(got.decision().reason(), "another flat");
  EXPECT_THAT(program.out, HasSubstr("The reading counts no more."));
  answer = ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                           "READING_BEYOND_MEMORY", "too many came since");
  EXPECT_EQ(program.Run(kVoid), 1);
  EXPECT_THAT(program.err, HasSubstr("too many came since"));
}

TEST(Reading, WantsAllItsWords) {
  ProgramForTest program;
  std::vector<std::string> words = kCorrect;
  words[3] = "nigt";
  EXPECT_EQ(program.Run(words), 2);
  words = kCorrect;
  words[4] = "yesterday";
  EXPECT_EQ(program.Run(words), 2);
  words = kVoid;
  words.resize(words.size() - 2);
  EXPECT_EQ(program.Run(words), 2);
}

}  // namespace
}  // namespace intake::cli
