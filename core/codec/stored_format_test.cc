// The bytes themselves. They are on the disks of those who run this: a change
// that breaks these tests loses their readings.

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::IsOkAndHolds;

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

ReadingEffects SampleEffects() {
  const RegisterSlot slot = {.ref = {1, 0},
                             .commodity = Commodity::kHotWater,
                             .point = MeteringPoint::kKitchen};
  return {.removed = {{.target = {0, 1},
                       .date = absl::CivilDay(2014, 6, 19),
                       .voided = true}},
          .added = {{.slot = slot,
                     .serial = "S",
                     .date = absl::CivilDay(2014, 6, 20),
                     .value = 1500,
                     .period = absl::CivilMonth(2014, 6),
                     .trust = Trust::kInspector,
                     .channel = "sms",
                     .receipt_code = "120-455"}},
          .changes = {{.slot = slot,
                       .serial = "S",
                       .multiplier = 20'000,
                       .from_date = absl::CivilDay(2014, 5, 20),
                       .from_value = 1000,
                       .to_date = absl::CivilDay(2014, 6, 20),
                       .to_value = 1500,
                       .usage = -500,
                       .period = absl::CivilMonth(2014, 6),
                       .charged_in = absl::CivilMonth(2014, 7)}}};
}

ChannelDefined SampleChannel() {
  return {{.id = "k",
           .name_ru = "r",
           .name_en = "e",
           .contact = "c",
           .retired_from = absl::FromUnixMicros(-1),
           .commodities = {Commodity::kElectricity},
           .trust = Trust::kWitnessed,
           .staffed = true,
           .mandates = {
               {.representative = "p", .building = "b", .entrances = {"1"}}}}};
}

CredentialIssued SampleCredential() {
  return {{.id = "c",
           .channel = "k",
           .secret_hash = "h",
           .issued_at = absl::FromUnixMicros(1)}};
}

std::string HexOf(const EventBody& body) {
  return absl::BytesToHexString(EncodeEventBody(body));
}

// Written now, and read; and read as well from what versions from `same_since`
// on, which had the same fields, have written.
void ExpectStoredAs(const EventBody& body, const std::string& hex,
                    int same_since = 2) {
  EXPECT_EQ(HexOf(body), hex);
  for (int version = same_since; version <= 4; ++version) {
    const std::string written = absl::StrCat("0", version, hex.substr(2));
    EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes(written)),
                IsOkAndHolds(body))
        << version;
  }
}

// Written by an earlier version, and read for ever.
void ExpectReadFrom(const std::string& hex, const EventBody& body) {
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes(hex)), IsOkAndHolds(body));
}

TEST(FormatOfVersionOne, AccountDefined) {
  ExpectReadFrom(
      "0101073030313233343505313233343501410162013201330174010b3739"
      "30333132333435363702000102020153a4e40101ecfd01000101010a06d0"
      "0f010000a4fd019c85e30b01",
      AccountDefined{SampleAccount()});
}

TEST(FormatOfVersionOne, SubmissionJudged) {
  ExpectReadFrom(
      "0102016b07303031323334350301010200000003312c3501e2fd01013701"
      "61016401017203736d7301efcdab896745230102073132302d3435350730"
      "3031323334350100000202010a00b81701e2fd0101aa0801950303010000"
      "01670177017301015480e0b9c2c68ffe040176010000e0fd0101",
      SampleJudged());
}

TEST(FormatOfVersionOne, ChannelsAndCredentials) {
  ExpectReadFrom(
      "0103016b0172016501630001010101020100000000000101700162010131"
      "0001",
      SampleChannel());
  ExpectReadFrom("01040163016b01680200", SampleCredential());
  ExpectReadFrom("01050163", CredentialRevoked{"c"});
}

TEST(FormatOfVersionThree, AccountDefined) {
  ExpectReadFrom(
      "0301073030313233343505313233343501410162013201330174010b3739"
      "30333132333435363702000102020153a4e40101ecfd01000101010a06d0"
      "0f00010000a4fd019c85e30b01",
      AccountDefined{SampleAccount()});
}

TEST(FormatOfVersionThree, ChannelDefined) {
  ExpectReadFrom(
      "0303016b0172016501630001010101020100000000000101700162010131"
      "0001",
      SampleChannel());
}

TEST(StoredFormat, AccountDefined) {
  Account account = SampleAccount();
  ExpectStoredAs(
      AccountDefined{account},
      "040107303031323334350531323334350141016201320133017400010b3739"
      "30333132333435363702000102020153a4e40101ecfd01000101010a06d0"
      "0f00010000a4fd019c85e30b01",
      4);
  account.installations[0].daily_capacity = 5000;
  ExpectStoredAs(
      AccountDefined{account},
      "040107303031323334350531323334350141016201320133017400010b3739"
      "30333132333435363702000102020153a4e40101ecfd01000101010a06d0"
      "0f01904e010000a4fd019c85e30b01",
      4);
}

SubmissionJudged FullJudged() {
  SubmissionJudged judged = SampleJudged();
  judged.receipt.proposal = {
      {.slot = {.commodity = Commodity::kHotWater}, .value = 1501}};
  judged.receipt.answer_until = absl::CivilDay(2014, 6, 25);
  judged.answers = "000-013";
  judged.withdrawn = {"000-025", "000-037"};
  judged.changes = SampleEffects().changes;
  return judged;
}

TEST(FormatOfVersionTwo, SubmissionJudged) {
  ExpectReadFrom(
      "0202016b07303031323334350301010200000003312c3501e2fd01013701"
      "61016401017203736d7301efcdab896745230102073132302d3435350730"
      "3031323334350100000202010a00b81701e2fd0101aa0801950303010000"
      "01670177017301015480e0b9c2c68ffe0401760000010000e0fd01010000"
      "00",
      SampleJudged());
  ExpectReadFrom(
      "0202016b07303031323334350301010200000003312c3501e2fd01013701"
      "61016401017203736d7301efcdab896745230102073132302d3435350730"
      "3031323334350100000202010a00b81701e2fd0101aa0801950303010000"
      "01670177017301015480e0b9c2c68ffe0401760100000201010a00ba1701"
      "ecfd01010000e0fd0101073030302d30313302073030302d303235073030"
      "302d3033370101000202010a000153c0b802a4fd01d00fe2fd01b817e707"
      "aa08ac08",
      FullJudged());
}

TEST(StoredFormat, SubmissionJudged) {
  ExpectStoredAs(SampleJudged(),
                 "0402016b07303031323334350301010200000003312c3501e2fd01013701"
                 "61016401017200000003736d7301efcdab896745230102073132302d3435"
                 "3507303031323334350100000202010a00b81701e2fd0101aa0801950303"
                 "01000001670177017301015480e0b9c2c68ffe0401760000010000e0fd01"
                 "01000000",
                 3);
  SubmissionJudged judged = FullJudged();
  judged.submission.evidence.source = "s";
  judged.submission.payment_code = "p";
  judged.submission.handed_in_on = absl::CivilDay(2014, 6, 20);
  ExpectStoredAs(judged,
                 "0402016b07303031323334350301010200000003312c3501e2fd01013701"
                 "6101640101720173017001e2fd0103736d7301efcdab8967452301020731"
                 "32302d34353507303031323334350100000202010a00b81701e2fd0101aa"
                 "080195030301000001670177017301015480e0b9c2c68ffe040176010000"
                 "0201010a00ba1701ecfd01010000e0fd0101073030302d30313302073030"
                 "302d303235073030302d3033370101000202010a000153c0b802a4fd01d0"
                 "0fe2fd01b817e707aa08ac08",
                 3);
}

TEST(StoredFormat, EveryFormOfContent) {
  SubmissionJudged judged;
  judged.submission.content = TypedText{"x"};
  EXPECT_EQ(HexOf(judged).substr(0, 16), "0402000001017800");
  judged.submission.content = OrderedValues{{"1"}};
  EXPECT_EQ(HexOf(judged).substr(0, 16), "0402000002010131");
  judged.submission.content = CodeAnswer{.code = "1", .yes = true};
  EXPECT_EQ(HexOf(judged).substr(0, 16), "0402000004013101");
}

TEST(StoredFormat, ChannelsAndCredentials) {
  ExpectStoredAs(SampleChannel(),
                 "0403016b0172016501630001010101020100000000000101700162010131"
                 "000100",
                 4);
  ExpectStoredAs(SampleCredential(), "04040163016b01680200");
  ExpectStoredAs(CredentialRevoked{"c"}, "04050163");
}

TEST(StoredFormat, HoldResolved) {
  ExpectStoredAs(HoldResolved{.receipt_code = "120-455",
                              .approved = true,
                              .decision = {.agent = "a", .reason = "r"},
                              .effects = SampleEffects()},
                 "0406073132302d3435350101610172010001e0fd01010101000202010a00"
                 "0153e2fd01b817aa080303736d73073132302d3435350101000202010a00"
                 "0153c0b802a4fd01d00fe2fd01b817e707aa08ac08");
}

TEST(StoredFormat, ReadingAmended) {
  ExpectStoredAs(ReadingAmended{.target = {0, 1},
                                .date = absl::CivilDay(2014, 6, 20),
                                .was = 1500,
                                .now = 1400,
                                .decision = {.agent = "a", .reason = "r"}},
                 "04070001e2fd01b81701f01501610172000000");
}

TEST(StoredFormat, MeterReplaced) {
  ExpectStoredAs(
      MeterReplaced{.removed_installation = 1,
                    .replaced_on = absl::CivilDay(2014, 6, 20),
                    .installed = {.serial = "N",
                                  .installed_on = absl::CivilDay(2014, 6, 20),
                                  .registers = {{.whole_digits = 6}}},
                    .decision = {.agent = "a", .reason = "r"},
                    .applied = {"120-455"}},
      "040801e2fd010101014ee2fd0100000001010c00d00f0001610172010731"
      "32302d343535000000");
}

TEST(StoredFormat, AccountClosed) {
  ExpectStoredAs(AccountClosed{.closed_on = absl::CivilDay(2014, 6, 20),
                               .decision = {.agent = "a", .reason = "r"}},
                 "0409e2fd0101610172000000");
}

TEST(StoredFormat, BillingsEvents) {
  ExpectStoredAs(PeriodClosed{absl::CivilMonth(2014, 6)}, "040aaa08");
  ExpectStoredAs(ChangesAcknowledged{.position = 300,
                                     .recorded_at = absl::FromUnixMicros(1)},
                 "040b2c0100000000000002");
}

TEST(StoredFormat, SubmissionUndone) {
  ExpectStoredAs(SubmissionUndone{.receipt_code = "120-455",
                                  .decision = {.agent = "a", .reason = "r"},
                                  .effects = SampleEffects()},
                 "040d073132302d34353501610172010001e0fd01010101000202010a0001"
                 "53e2fd01b817aa080303736d73073132302d3435350101000202010a0001"
                 "53c0b802a4fd01d00fe2fd01b817e707aa08ac08",
                 4);
}

TEST(StoredFormat, SubmissionRepeated) {
  ExpectStoredAs(
      SubmissionRepeated{
          .channel = "sms", .request_key = "k2", .repeated_key = "k1"},
      "040e03736d73026b32026b31", 4);
}

TEST(StoredFormat, UsageRestated) {
  ExpectStoredAs(UsageRestated{SampleEffects().changes},
                 "040c0101000202010a000153c0b802a4fd01d00fe2fd01b817e707aa08ac"
                 "08");
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
                                   .channel = "sms",
                                   .imported = true,
                                   .recorded_at = absl::FromUnixMicros(4)}},
                     .complete = false}},
      .recent_keys = {1, 0xffffffffffffffff},
      .all_keys_recent = false,
      .recent_contents = {{.channel = "sms",
                           .fingerprint = 2,
                           .received_at = absl::FromUnixMicros(3),
                           .request_key = "k"}},
      .open = {{.receipt_code = "120-455",
                .sequence = 9,
                .outcome = Outcome::kRefused,
                .needs_staff = true,
                .channel = "sms",
                .sender = "7",
                .trust = Trust::kWitnessed,
                .received_at = absl::FromUnixMicros(5),
                .date = absl::CivilDay(2014, 6, 20),
                .period = absl::CivilMonth(2014, 6),
                .values = SampleJudged().receipt.understood,
                .answer_until = absl::CivilDay(2014, 6, 25),
                .ending = Ending::kWithdrawn,
                .ended_by = "p",
                .ended_at = absl::FromUnixMicros(6)}},
      .defined_installations = 1};
  const std::string hex =
      "05ac02010730303132333435053132333435014101620132013301740001"
      "0b373930333132333435363702000102020153a4e40101ecfd0100010101"
      "0a06d00f0000efcdab89674523010100000001a80814020b0003736d73f7"
      "ffe5f9b1f2fc04020100000000000000ffffffffffffffff000103736d73"
      "020000000000000006016b01073132302d34353509030103736d73013702"
      "0ae2fd0101aa080100000202010a00b8170001ecfd010401700c01";
  EXPECT_EQ(absl::BytesToHexString(EncodeState(state)), hex);
  EXPECT_THAT(DecodeState(absl::HexStringToBytes(hex)), IsOkAndHolds(state));
}

}  // namespace
}  // namespace intake
