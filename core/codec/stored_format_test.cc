// The bytes themselves. They are on the disks of those who run this: a change
// that breaks these tests loses their readings.

#include "absl/strings/escaping.h"
#include "core/codec/event_codec.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

Account SampleAccount() {
  return {
      .number = "0012345",
      .payment_code = "12345",
      .holder = "A",
      .address = {.building = "b", .entrance = "2", .flat = "3", .text = "t"},
      .phones = {"79031234567"},
      .language = Language::kEnglish,
      .installations = {{.commodity = Commodity::kHotWater,
                         .point = MeteringPoint::kKitchen,
                         .serial = "S",
                         .installed_on = absl::CivilDay(2010, 1, 1),
                         .removed_on = absl::CivilDay(2014, 6, 25),
                         .automatic = true,
                         .registers = {{.kind = RegisterKind::kTotal,
                                        .decimals = 3}}}},
      .history = {{.date = absl::CivilDay(2014, 5, 20),
                   .value = 12'345'678,
                   .estimated = true}}};
}

SubmissionJudged SampleJudged() {
  return {
      .submission = {.request_key = "k",
                     .account_number = "0012345",
                     .content = NamedValues{{{.commodity = Commodity::kHotWater,
                                              .value = "1,5"}}},
                     .reading_date = absl::CivilDay(2014, 6, 20),
                     .evidence = {.sender = "7",
                                  .agent = "a",
                                  .document = "d",
                                  .signature = Signature::kPresent,
                                  .raw = "r"}},
      .channel = "sms",
      .trust = Trust::kCustomer,
      .content_fingerprint = 0x0123456789abcdef,
      .receipt = {.outcome = Outcome::kHeld,
                  .code = "120-455",
                  .account_number = "0012345",
                  .understood = {{.slot = {.commodity = Commodity::kHotWater,
                                           .point = MeteringPoint::kKitchen},
                                  .value = 1500}},
                  .reading_date = absl::CivilDay(2014, 6, 20),
                  .period = absl::CivilMonth(2014, 6),
                  .findings = {{.rule = Rule::kHighUsage,
                                .severity = Severity::kHoldCustomer,
                                .target = RegisterRef{0, 0},
                                .got = "g",
                                .wanted = "w",
                                .suggestion = "s"}},
                  .text = "T",
                  .received_at = absl::FromUnixMicros(1403244000000000),
                  .rules_version = "v"},
      .superseded = {{.date = absl::CivilDay(2014, 6, 19)}},
      .stands = true};
}

std::string HexOf(const EventBody& body) {
  return absl::BytesToHexString(EncodeEventBody(body));
}

TEST(StoredFormat, AccountDefined) {
  EXPECT_EQ(HexOf(AccountDefined{SampleAccount()}),
            "0101073030313233343505313233343501410162013201330174010b3739"
            "30333132333435363702000102020153a4e40101ecfd01000101010a06d0"
            "0f010000a4fd019c85e30b01");
}

TEST(StoredFormat, SubmissionJudged) {
  EXPECT_EQ(HexOf(SampleJudged()),
            "0102016b07303031323334350301010200000003312c3501e2fd01013701"
            "61016401017203736d7301efcdab896745230102073132302d3435350730"
            "3031323334350100000202010a00b81701e2fd0101aa0801950303010000"
            "01670177017301015480e0b9c2c68ffe040176010000e0fd0101");
}

TEST(StoredFormat, TextAndOrderedValues) {
  SubmissionJudged judged;
  judged.submission.content = TypedText{"x"};
  const std::string text = HexOf(judged);
  judged.submission.content = OrderedValues{{"1"}};
  const std::string ordered = HexOf(judged);
  EXPECT_EQ(text.substr(0, 16), "0102000001017800");
  EXPECT_EQ(ordered.substr(0, 16), "0102000002010131");
}

TEST(StoredFormat, ChannelsAndCredentials) {
  EXPECT_EQ(HexOf(ChannelDefined{{.id = "k",
                                  .name_ru = "r",
                                  .name_en = "e",
                                  .contact = "c",
                                  .retired_from = absl::FromUnixMicros(-1),
                                  .commodities = {Commodity::kElectricity},
                                  .trust = Trust::kWitnessed,
                                  .staffed = true,
                                  .mandates = {{.representative = "p",
                                                .building = "b",
                                                .entrances = {"1"}}}}}),
            "0103016b0172016501630001010101020100000000000101700162010131"
            "0001");
  EXPECT_EQ(HexOf(CredentialIssued{{.id = "c",
                                    .channel = "k",
                                    .secret_hash = "h",
                                    .issued_at = absl::FromUnixMicros(1)}}),
            "01040163016b01680200");
  EXPECT_EQ(HexOf(CredentialRevoked{"c"}), "01050163");
}

TEST(StoredFormat, AccountState) {
  Account account = SampleAccount();
  account.history.clear();
  const AccountState state = {
      .sequence = 300,
      .account = account,
      .definition_fingerprint = 0x0123456789abcdef,
      .registers = {{.readings = {{.date = absl::CivilDay(2014, 5, 20),
                                   .value = 1,
                                   .period = absl::CivilMonth(2014, 5),
                                   .trust = Trust::kInspector,
                                   .channel = "sms"}},
                     .complete = false}},
      .recent_keys = {1, 0xffffffffffffffff},
      .all_keys_recent = false,
      .recent_contents = {{.channel = "sms",
                           .fingerprint = 2,
                           .received_at = absl::FromUnixMicros(3),
                           .request_key = "k"}}};
  EXPECT_EQ(absl::BytesToHexString(EncodeState(state)),
            "02ac0201073030313233343505313233343501410162013201330174010b"
            "373930333132333435363702000102020153a4e40101ecfd01000101010a"
            "06d00f00efcdab896745230101000001a4fd0102a808030003736d730002"
            "0100000000000000ffffffffffffffff000103736d730200000000000000"
            "06016b");
}

}  // namespace
}  // namespace intake
