#include "core/model/channel.h"

#include "core/model/channel_register.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::FieldIs;
using ::intake::testing::IsOk;
using ::testing::ElementsAre;

const absl::TimeZone kZone = absl::FixedTimeZone(4 * 60 * 60);

ChannelPolicy Kiosk() {
  return {.id = "kiosk", .name_ru = "киоск", .name_en = "kiosk"};
}

struct Fault {
  const char* field;
  void (*make)(ChannelPolicy&);
};

const Fault kFaults[] = {
    {"id", [](ChannelPolicy& p) { p.id = ""; }},
    {"id", [](ChannelPolicy& p) { p.id = "1st"; }},
    {"id", [](ChannelPolicy& p) { p.id = "Kiosk"; }},
    {"id", [](ChannelPolicy& p) { p.id = "ki-osk"; }},
    {"id", [](ChannelPolicy& p) { p.id = std::string(33, 'k'); }},
    {"name_ru", [](ChannelPolicy& p) { p.name_ru = ""; }},
    {"name_en", [](ChannelPolicy& p) { p.name_en = std::string(257, 'x'); }},
    {"contact", [](ChannelPolicy& p) { p.contact = std::string(257, 'x'); }},
    {"retired_from",
     [](ChannelPolicy& p) {
       p.open_from = absl::FromUnixSeconds(2);
       p.retired_from = absl::FromUnixSeconds(1);
     }},
    {"commodities[2]",
     [](ChannelPolicy& p) {
       p.commodities = {Commodity::kGas, Commodity::kHeat, Commodity::kGas};
     }},
    {"mandates", [](ChannelPolicy& p) { p.mandates.resize(100'001); }},
    {"mandates[0].representative",
     [](ChannelPolicy& p) { p.mandates = {{.building = "b"}}; }},
    {"mandates[1].building",
     [](ChannelPolicy& p) {
       p.mandates = {{.representative = "r", .building = "b"},
                     {.representative = "r"}};
     }},
    {"mandates[0].entrances[0]",
     [](ChannelPolicy& p) {
       p.mandates = {
           {.representative = "r", .building = "b", .entrances = {""}}};
     }},
};

TEST(ValidateChannelPolicy, NamesTheFieldAtFault) {
  EXPECT_THAT(ValidateChannelPolicy(Kiosk()), IsOk());
  for (const Fault& fault : kFaults) {
    ChannelPolicy policy = Kiosk();
    fault.make(policy);
    EXPECT_THAT(ValidateChannelPolicy(policy), FieldIs(fault.field));
  }
}

TEST(AnnouncedChannels, AreTheEightOfTheAnnouncementAndValid) {
  std::vector<std::string> ids;
  for (const ChannelPolicy& policy : AnnouncedChannels(kZone)) {
    EXPECT_THAT(ValidateChannelPolicy(policy), IsOk()) << policy.id;
    ids.push_back(policy.id);
  }
  EXPECT_THAT(ids,
              ElementsAre("sms", "portal", "sberbank", "call_center", "office",
                          "paper_slip", "building_list", "email"));
}

TEST(AnnouncedChannels, EmailEndsWithTheFirstMomentOfJulyInTheSuppliersZone) {
  const ChannelPolicy email = AnnouncedChannels(kZone).back();
  EXPECT_EQ(email.retired_from,
            absl::FromCivil(absl::CivilSecond(2014, 6, 30, 20, 0, 0),
                            absl::UTCTimeZone()));
  EXPECT_FALSE(email.open_to_customers);
}

class ChannelRegisterTest : public ::testing::Test {
 protected:
  void Apply(EventBody body, absl::Time at = absl::UnixEpoch()) {
    Evolve(channels_, {.stream = kChannelsStream,
                       .sequence = channels_.sequence + 1,
                       .recorded_at = at,
                       .body = std::move(body)});
  }

  ChannelRegister channels_;
};

TEST_F(ChannelRegisterTest, HoldsTheLatestPolicyOfEachChannel) {
  EXPECT_EQ(channels_.Find("kiosk"), nullptr);
  Apply(ChannelDefined{Kiosk()});
  ChannelPolicy changed = Kiosk();
  changed.trust = Trust::kWitnessed;
  Apply(ChannelDefined{changed});
  ASSERT_NE(channels_.Find("kiosk"), nullptr);
  EXPECT_EQ(*channels_.Find("kiosk"), changed);
  EXPECT_EQ(channels_.sequence, 2u);
}

TEST_F(ChannelRegisterTest, ACredentialIsRevokedWhenTheEventWasRecorded) {
  Apply(CredentialIssued{{.id = "c1", .channel = "kiosk"}});
  EXPECT_FALSE(channels_.credentials.at("c1").revoked_at.has_value());
  const absl::Time at = absl::FromUnixSeconds(7);
  Apply(CredentialRevoked{"c1"}, at);
  EXPECT_EQ(channels_.credentials.at("c1").revoked_at, at);
  Apply(CredentialRevoked{"unknown"});
  EXPECT_EQ(channels_.credentials.size(), 1u);
}

}  // namespace
}  // namespace intake
