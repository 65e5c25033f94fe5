#include "core/model/submission.h"

#include <set>

#include "core/base/limits.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

Submission Typed(std::string text) {
  return {.request_key = "k",
          .content = TypedText{std::move(text)},
          .evidence = {.sender = "79031234567"}};
}

// Stored fingerprints are compared with new ones.
TEST(ContentFingerprint, NeverChanges) {
  EXPECT_EQ(ContentFingerprint(Typed("1234567890 12345")), 0x92b7ee989ad164e9u);
  EXPECT_EQ(ContentFingerprint({.account_number = "1234567890",
                                .content = OrderedValues{{"1", "2"}},
                                .reading_date = absl::CivilDay(2014, 6, 25)}),
            0xc747ec9b387ba241u);
  EXPECT_EQ(ContentFingerprint(
                {.account_number = "1234567890",
                 .content = NamedValues{{{.commodity = Commodity::kHotWater,
                                          .serial = "S",
                                          .value = "1"}}}}),
            0x845e28fd6cd7b738u);
}

TEST(ContentFingerprint, LooksPastKeyRawBytesAndBlanks) {
  Submission other = Typed("  1234567890\t12345 ");
  other.request_key = "another";
  other.evidence.raw = "bytes";
  EXPECT_EQ(ContentFingerprint(other),
            ContentFingerprint(Typed("1234567890 12345")));
}

TEST(ContentFingerprint, LooksPastWhereAndWhenItWasHandedIn) {
  const Submission first = {.account_number = "12345"};
  Submission again = first;
  again.evidence.source = "a.csv row 3";
  again.handed_in_on = absl::CivilDay(2014, 6, 20);
  EXPECT_EQ(ContentFingerprint(first), ContentFingerprint(again));
}

TEST(ContentFingerprint, TellsAPaymentCodeFromNone) {
  const Submission first = {.content = OrderedValues{{"1"}}};
  Submission other = first;
  other.payment_code = "501";
  EXPECT_NE(ContentFingerprint(first), ContentFingerprint(other));
}

TEST(HandedInOn, IsTheDayOfReceiptUnlessItWasEarlier) {
  const absl::CivilDay today(2014, 6, 20);
  EXPECT_EQ(HandedInOn({}, today), today);
  EXPECT_EQ(HandedInOn({.handed_in_on = today - 3}, today), today - 3);
  EXPECT_EQ(HandedInOn({.handed_in_on = today + 1}, today), today);
}

TEST(ContentFingerprint, ChangesWithEverythingThatIsSaid) {
  std::vector<Submission> all(16, {.account_number = "1234567890",
                                   .content = OrderedValues{{"12", "3"}}});
  all[1].account_number = "1234567891";
  all[2].content = OrderedValues{{"1", "23"}};
  all[3].content = OrderedValues{{"123"}};
  all[4].content = OrderedValues{{"3", "12"}};
  all[5].content = TypedText{"12 3"};
  all[6].content = NamedValues{{{.value = "12"}, {.value = "3"}}};
  all[7].content = NamedValues{
      {{.kind = RegisterKind::kDay, .value = "12"}, {.value = "3"}}};
  all[8].content = NamedValues{
      {{.point = MeteringPoint::kBath, .value = "12"}, {.value = "3"}}};
  all[9].content = NamedValues{
      {{.commodity = Commodity::kGas, .value = "12"}, {.value = "3"}}};
  all[10].content = NamedValues{{{.serial = "12"}, {.value = "3"}}};
  all[11].reading_date = absl::CivilDay(2014, 6, 25);
  all[12].evidence.sender = "79031234567";
  all[13].evidence.agent = "79031234567";
  all[14].evidence.document = "79031234567";
  all[15].evidence.signature = Signature::kPresent;
  std::set<uint64_t> fingerprints;
  for (const Submission& submission : all) {
    fingerprints.insert(ContentFingerprint(submission));
  }
  EXPECT_EQ(fingerprints.size(), all.size());
}

TEST(KeyFingerprint, IsOfChannelAndKey) {
  EXPECT_NE(KeyFingerprint("sms", "k"), KeyFingerprint("portal", "k"));
  EXPECT_NE(KeyFingerprint("sms", "k"), KeyFingerprint("sms", "k2"));
  EXPECT_NE(KeyFingerprint("sm", "sk"), KeyFingerprint("sms", "k"));
}

TEST(UnknownAccountStream, IsTheSameForAResendAndOneOfTheBuckets) {
  std::set<std::string> streams;
  for (int i = 0; i < 10'000; ++i) {
    const std::string key = std::to_string(i);
    const std::string stream = UnknownAccountStream("sms", key);
    EXPECT_EQ(stream, UnknownAccountStream("sms", key));
    EXPECT_FALSE(IsAccountStream(stream));
    streams.insert(stream);
  }
  EXPECT_EQ(streams.size(), limits::kUnknownAccountBuckets);
}

}  // namespace
}  // namespace intake
