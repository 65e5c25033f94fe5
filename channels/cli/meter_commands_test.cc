// `intake meter replace` and `intake account close`, and their words.

#include "channels/cli/error_for_test.h"
#include "channels/cli/meter_words.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> Replace(std::vector<std::string> more) {
  std::vector<std::string> words = {
      "meter",     "replace",         "1234567891",
      "--on",      "10.06.2014",      "--serial",
      "77002",     "--registers",     "day:5,night:5.1x20",
      "--opening", "day=1,night=2.5", "--agent",
      "petrova",   "--reason",        "act 16"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(DialsFromWord, ReadsKindDigitsAndMultiplier) {
  const auto dials = DialsFromWord("day:5,ночь:6.1x20");
  ASSERT_TRUE(dials.ok()) << dials.status();
  ASSERT_EQ(dials->size(), 2u);
  EXPECT_EQ((*dials)[0].kind(), v1::REGISTER_KIND_DAY);
  EXPECT_EQ((*dials)[0].whole_digits(), 5);
  EXPECT_EQ((*dials)[0].decimals(), 0);
  EXPECT_EQ((*dials)[0].multiplier(), "");
  EXPECT_EQ((*dials)[1].kind(), v1::REGISTER_KIND_NIGHT);
  EXPECT_EQ((*dials)[1].decimals(), 1);
  EXPECT_EQ((*dials)[1].multiplier(), "20");
  for (const char* word :
       {"5", "day", "day:", "day:x", "day:5x", "day:5.", "day:5.x", "day:5,",
        "kitchen:5", "electricity/day:5", "nigt:5"}) {
    EXPECT_FALSE(DialsFromWord(word).ok()) << word;
  }
}

TEST(DialReadingsFromWord, WantsTheDialOfEachOfSeveralValues) {
  EXPECT_EQ(DialReadingsFromWord("day=1,night=2.5")->at(1).value(), "2.5");
  EXPECT_EQ(DialReadingsFromWord("12389.5")->at(0).kind(),
            v1::REGISTER_KIND_UNSPECIFIED);
  EXPECT_TRUE(DialReadingsFromWord("")->empty());
  for (const char* word : {"1,5", "day=1,5", "day=", "=1", "kitchen=1", ","}) {
    EXPECT_FALSE(DialReadingsFromWord(word).ok()) << word;
  }
}

TEST(MeterReplace, RegistersTheExchangeInOneStep) {
  ProgramForTest program;
  v1::ReplaceMeterRequest got;
  program.server->on_ReplaceMeter = [&](const auto& request) {
    got = request;
    v1::ReplaceMeterResponse response;
    response.add_changes()->set_usage("89");
    response.add_applied("000-013");
    response.add_applied("000-024");
    return response;
  };
  EXPECT_EQ(program.Run(Replace({"--at", "main", "--commodity", "electricity",
                                 "--closing", "12389", "--verified-until",
                                 "01.06.2030", "--capacity", "200"})),
            0);
  EXPECT_EQ(program.KeyUsed(), "admin.key");
  EXPECT_EQ(got.account_number(), "1234567891");
  EXPECT_EQ(got.replaced_on(), "2014-06-10");
  const v1::Installation& meter = got.installed();
  EXPECT_EQ(meter.serial(), "77002");
  EXPECT_EQ(meter.commodity(), v1::COMMODITY_ELECTRICITY);
  EXPECT_EQ(meter.point(), v1::METERING_POINT_MAIN);
  EXPECT_EQ(meter.registers_size(), 2);
  EXPECT_EQ(meter.verified_until(), "2030-06-01");
  EXPECT_EQ(meter.daily_capacity(), "200");
  ASSERT_EQ(got.closing_size(), 1);
  EXPECT_EQ(got.closing(0).value(), "12389");
  ASSERT_EQ(got.opening_size(), 2);
  EXPECT_EQ(got.opening(1).kind(), v1::REGISTER_KIND_NIGHT);
  EXPECT_EQ(got.decision().reason(), "act 16");
  EXPECT_THAT(program.out,
              AllOf(HasSubstr("Meter 77002 hangs since 10.06.2014."),
                    HasSubstr("89"), HasSubstr("000-013, 000-024")));
}

TEST(MeterReplace, TakesTheCommodityOfTheOneMeterThatHangsThere) {
  ProgramForTest program;
  v1::GetAccountResponse account;
  const auto hang = [&](v1::Commodity commodity, v1::MeteringPoint point) {
    v1::Installation& meter = *account.mutable_account()->add_installations();
    meter.set_commodity(commodity);
    meter.set_point(point);
    return &meter;
  };
  hang(v1::COMMODITY_ELECTRICITY, v1::METERING_POINT_MAIN);
  hang(v1::COMMODITY_HOT_WATER, v1::METERING_POINT_KITCHEN);
  hang(v1::COMMODITY_GAS, v1::METERING_POINT_KITCHEN)
      ->set_removed_on("2013-01-01");
  program.server->on_GetAccount = [&](const auto&) { return account; };
  v1::ReplaceMeterRequest got;
  program.server->on_ReplaceMeter = [&](const auto& request) {
    got = request;
    return v1::ReplaceMeterResponse();
  };
  EXPECT_EQ(program.Run(Replace({"--at", "kitchen"})), 0);
  EXPECT_EQ(got.installed().commodity(), v1::COMMODITY_HOT_WATER);
  EXPECT_THAT(program.out, Not(HasSubstr("waited")));
  EXPECT_EQ(program.Run(Replace({"--at", "bath"})), 2);
  EXPECT_THAT(program.err, HasSubstr("no meter hangs at that point"));
  hang(v1::COMMODITY_COLD_WATER, v1::METERING_POINT_KITCHEN);
  EXPECT_EQ(program.Run(Replace({"--at", "kitchen"})), 2);
  EXPECT_THAT(program.err, HasSubstr("want --commodity"));
}

TEST(MeterReplace, SaysWhatStandsAgainstIt) {
  ProgramForTest program;
  program.server->on_ReplaceMeter = [](const auto&) {
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                           "READING_AFTER_EXCHANGE", "day of 2014-06-20");
  };
  EXPECT_EQ(program.Run(Replace({"--at", "main", "--commodity", "gas"})), 1);
  EXPECT_THAT(program.err, AllOf(HasSubstr("day of 2014-06-20"),
                                 HasSubstr("READING_AFTER_EXCHANGE")));
  EXPECT_EQ(program.Run(Replace({"--at", "cellar"})), 2);
  EXPECT_EQ(program.Run(Replace({"--at", "day"})), 2);
  EXPECT_EQ(program.Run(Replace({})), 2);
}

TEST(AccountClose, EndsTheAccountWithItsLastReadings) {
  ProgramForTest program;
  v1::CloseAccountRequest got;
  absl::StatusOr<v1::CloseAccountResponse> answer = v1::CloseAccountResponse();
  program.server->on_CloseAccount = [&](const auto& request) {
    got = request;
    return answer;
  };
  const std::vector<std::string> words = {"account",
                                          "close",
                                          "1234567891",
                                          "--on",
                                          "01.07.2014",
                                          "--final",
                                          "day=1,hot_water/kitchen=2.5",
                                          "--agent",
                                          "petrova",
                                          "--reason",
                                          "flat sold"};
  EXPECT_EQ(program.Run(words), 0);
  EXPECT_EQ(got.account_number(), "1234567891");
  EXPECT_EQ(got.closed_on(), "2014-07-01");
  ASSERT_EQ(got.final_size(), 2);
  EXPECT_EQ(got.final(0).value(), "1");
  EXPECT_EQ(got.final(1).register_().commodity(), v1::COMMODITY_HOT_WATER);
  EXPECT_EQ(got.decision().agent(), "petrova");
  EXPECT_THAT(program.out,
              HasSubstr("Account 1234567891 is no more from 01.07.2014 on."));
  answer = ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                           "ACCOUNT_CLOSED", "since 2014-01-01");
  EXPECT_EQ(program.Run(words), 1);
  EXPECT_THAT(program.err, HasSubstr("since 2014-01-01"));
}

}  // namespace
}  // namespace intake::cli
