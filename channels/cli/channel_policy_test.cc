#include "channels/cli/channel_policy.h"

#include <string>

#include "channels/cli/channel_policy_file.h"
#include "channels/sdk/temporary_folder.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const absl::TimeZone kSamara = absl::FixedTimeZone(4 * 3600);

TEST(MomentFromWord, ReadsDaysInTheZoneAndMomentsWithTheirOwn) {
  const absl::Time first = absl::FromUnixSeconds(1404158400);  // 30.06. 20:00Z
  EXPECT_EQ(*MomentFromWord("2014-07-01", kSamara), first);
  EXPECT_EQ(*MomentFromWord("2014-07-01T00:00:00", kSamara), first);
  EXPECT_EQ(*MomentFromWord("2014-07-01T00:00:00+04:00", absl::UTCTimeZone()),
            first);
  EXPECT_EQ(*MomentFromWord("2014-06-30T20:00:00Z", kSamara), first);
  EXPECT_FALSE(MomentFromWord("now", kSamara).ok());
  EXPECT_FALSE(MomentFromWord("tomorrow", kSamara).ok());
  EXPECT_FALSE(MomentFromWord("2014-02-30", kSamara).ok());
}

TEST(SetMoment, KeepsMicrosecondsAndTimesBefore1970) {
  google::protobuf::Timestamp timestamp;
  SetMoment(absl::FromUnixMicros(1'500'000), &timestamp);
  EXPECT_EQ(timestamp.seconds(), 1);
  EXPECT_EQ(timestamp.nanos(), 500'000'000);
  SetMoment(absl::FromUnixMicros(-1), &timestamp);
  EXPECT_EQ(timestamp.seconds(), -1);
  EXPECT_EQ(timestamp.nanos(), 999'999'000);
}

TEST(ApplyFlags, ChangesWhatIsNamedAndNothingElse) {
  v1::Channel channel;
  channel.set_contact("desk");
  channel.set_staffed(true);
  ASSERT_TRUE(ApplyFlags({.name_en = "Kiosk",
                          .trust = "witnessed",
                          .commodities = {"electricity", "hot-water"},
                          .may_confirm = true},
                         kSamara, channel)
                  .ok());
  EXPECT_EQ(channel.contact(), "desk");
  EXPECT_TRUE(channel.staffed());
  EXPECT_TRUE(channel.may_confirm());
  EXPECT_EQ(channel.trust(), v1::TRUST_WITNESSED);
  EXPECT_THAT(channel.commodities(),
              ElementsAre(v1::COMMODITY_ELECTRICITY, v1::COMMODITY_HOT_WATER));
  ASSERT_TRUE(
      ApplyFlags({.commodities = {"all"}, .staffed = false}, kSamara, channel)
          .ok());
  EXPECT_TRUE(channel.commodities().empty());
  EXPECT_FALSE(channel.staffed());
}

TEST(ApplyFlags, SaysWhatWasWanted) {
  v1::Channel channel;
  EXPECT_THAT(
      std::string(ApplyFlags({.trust = "me"}, kSamara, channel).message()),
      HasSubstr("got \"me\", want customer, witnessed or inspector"));
  EXPECT_THAT(
      std::string(
          ApplyFlags({.commodities = {"steam"}}, kSamara, channel).message()),
      HasSubstr("got \"steam\", want electricity"));
}

TEST(ApplyPolicyFile, ReadsToml) {
  const sdk::TemporaryFolder folder;
  const std::string path = folder.Write("kiosk.toml", R"(
name_en = "Kiosk"
trust = "customer"
commodities = ["electricity"]
open_from = "2014-07-01"
may_confirm = true
[[mandates]]
representative = "p-17"
building = "sadovaya-12"
entrances = ["1", "2"]
)");
  v1::Channel channel;
  channel.set_staffed(true);
  channel.add_mandates()->set_representative("former");
  const absl::Status status = ApplyPolicyFile(path, kSamara, channel);
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(channel.name_en(), "Kiosk");
  EXPECT_EQ(channel.open_from().seconds(), 1404158400);
  EXPECT_TRUE(channel.may_confirm());
  EXPECT_TRUE(channel.staffed());
  ASSERT_EQ(channel.mandates_size(), 1);
  EXPECT_EQ(channel.mandates(0).representative(), "p-17");
  EXPECT_THAT(channel.mandates(0).entrances(), ElementsAre("1", "2"));
}

TEST(ApplyPolicyFile, NamesWhatNoPolicyHas) {
  const sdk::TemporaryFolder folder;
  v1::Channel channel;
  EXPECT_THAT(
      std::string(ApplyPolicyFile(folder.Write("a.toml", "\ntrusst = \"x\"\n"),
                                  kSamara, channel)
                      .message()),
      HasSubstr("a.toml:2:1"));
  EXPECT_THAT(
      std::string(ApplyPolicyFile(folder.Write("b.json", R"({"trusst": 1})"),
                                  kSamara, channel)
                      .message()),
      HasSubstr("trusst"));
  EXPECT_FALSE(
      ApplyPolicyFile(folder.path() + "/none.json", kSamara, channel).ok());
  EXPECT_FALSE(
      ApplyPolicyFile(folder.path() + "/none.toml", kSamara, channel).ok());
}

TEST(ApplyPolicyFile, ReadsJsonAsTheContractWritesIt) {
  const sdk::TemporaryFolder folder;
  v1::Channel channel;
  channel.set_name_en("Kiosk");
  channel.add_commodities(v1::COMMODITY_GAS);
  ASSERT_TRUE(
      ApplyPolicyFile(folder.Write("c.json", R"({"trust": "TRUST_INSPECTOR",
              "commodities": ["COMMODITY_HEAT"]})"),
                      kSamara, channel)
          .ok());
  EXPECT_EQ(channel.trust(), v1::TRUST_INSPECTOR);
  EXPECT_EQ(channel.name_en(), "Kiosk");
  EXPECT_THAT(channel.commodities(), ElementsAre(v1::COMMODITY_HEAT));
}

}  // namespace
}  // namespace intake::cli
