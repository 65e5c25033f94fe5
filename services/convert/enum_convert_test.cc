#include "services/convert/enum_convert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/model/account.h"
#include "core/model/channel.h"
#include "core/model/commodity.h"
#include "core/model/finding.h"
#include "core/model/receipt.h"
#include "core/model/submission.h"
#include "core/ports/account_queries.h"
#include "intake/v1/channel.pb.h"
#include "intake/v1/export_service.pb.h"
#include "intake/v1/metering.pb.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake {
namespace {

using ::testing::HasSubstr;

// Both sides, each listed in full: a value added to one of them alone fails
// the count below.
template <typename Proto, typename Core>
struct Pair {
  Core core;
  Proto proto;
};

template <typename Proto, typename Core>
void ExpectTheSameNumbers(std::initializer_list<Pair<Proto, Core>> pairs,
                          int zeros = 1) {
  const auto* known = google::protobuf::GetEnumDescriptor<Proto>();
  EXPECT_EQ(pairs.size() + static_cast<size_t>(zeros),
            static_cast<size_t>(known->value_count()))
      << known->full_name();
  for (const auto& [core, proto] : pairs) {
    EXPECT_EQ(static_cast<int>(core), static_cast<int>(proto))
        << known->FindValueByNumber(proto)->name();
    EXPECT_EQ(EnumToProto<Proto>(core), proto);
  }
}

TEST(Enums, HaveTheSameNumbersInCoreAndContract) {
  ExpectTheSameNumbers<v1::Commodity, Commodity>({
      {Commodity::kElectricity, v1::COMMODITY_ELECTRICITY},
      {Commodity::kHotWater, v1::COMMODITY_HOT_WATER},
      {Commodity::kColdWater, v1::COMMODITY_COLD_WATER},
      {Commodity::kHeat, v1::COMMODITY_HEAT},
      {Commodity::kGas, v1::COMMODITY_GAS},
  });
  ExpectTheSameNumbers<v1::MeteringPoint, MeteringPoint>({
      {MeteringPoint::kMain, v1::METERING_POINT_MAIN},
      {MeteringPoint::kKitchen, v1::METERING_POINT_KITCHEN},
      {MeteringPoint::kBath, v1::METERING_POINT_BATH},
  });
  ExpectTheSameNumbers<v1::RegisterKind, RegisterKind>({
      {RegisterKind::kTotal, v1::REGISTER_KIND_TOTAL},
      {RegisterKind::kDay, v1::REGISTER_KIND_DAY},
      {RegisterKind::kPeak, v1::REGISTER_KIND_PEAK},
      {RegisterKind::kNight, v1::REGISTER_KIND_NIGHT},
      {RegisterKind::kHalfPeak, v1::REGISTER_KIND_HALF_PEAK},
  });
  ExpectTheSameNumbers<v1::Language, Language>({
      {Language::kRussian, v1::LANGUAGE_RUSSIAN},
      {Language::kEnglish, v1::LANGUAGE_ENGLISH},
  });
  ExpectTheSameNumbers<v1::Trust, Trust>({
      {Trust::kCustomer, v1::TRUST_CUSTOMER},
      {Trust::kWitnessed, v1::TRUST_WITNESSED},
      {Trust::kInspector, v1::TRUST_INSPECTOR},
  });
  ExpectTheSameNumbers<v1::Severity, Severity>({
      {Severity::kInfo, v1::SEVERITY_INFO},
      {Severity::kWarn, v1::SEVERITY_WARN},
      {Severity::kHoldCustomer, v1::SEVERITY_HOLD_CUSTOMER},
      {Severity::kHoldStaff, v1::SEVERITY_HOLD_STAFF},
      {Severity::kRefuse, v1::SEVERITY_REFUSE},
  });
  ExpectTheSameNumbers<v1::Outcome, Outcome>({
      {Outcome::kAccepted, v1::OUTCOME_ACCEPTED},
      {Outcome::kHeld, v1::OUTCOME_HELD},
      {Outcome::kRefused, v1::OUTCOME_REFUSED},
  });
  ExpectTheSameNumbers<v1::ReadingState, ReadingState>({
      {ReadingState::kLive, v1::READING_STATE_LIVE},
      {ReadingState::kHeld, v1::READING_STATE_HELD},
      {ReadingState::kSuperseded, v1::READING_STATE_SUPERSEDED},
      {ReadingState::kRejected, v1::READING_STATE_REJECTED},
      {ReadingState::kVoided, v1::READING_STATE_VOIDED},
  });
  ExpectTheSameNumbers<v1::PeriodStanding, PeriodStanding>({
      {PeriodStanding::kNotExpected, v1::PERIOD_STANDING_NOT_EXPECTED},
      {PeriodStanding::kComplete, v1::PERIOD_STANDING_COMPLETE},
      {PeriodStanding::kPartly, v1::PERIOD_STANDING_PARTLY},
      {PeriodStanding::kHeld, v1::PERIOD_STANDING_HELD},
      {PeriodStanding::kMissing, v1::PERIOD_STANDING_MISSING},
  });
  // "Nobody asked" is a word of core, too.
  ExpectTheSameNumbers<v1::Signature, Signature>(
      {
          {Signature::kNotAsked, v1::SIGNATURE_UNSPECIFIED},
          {Signature::kPresent, v1::SIGNATURE_PRESENT},
          {Signature::kMissing, v1::SIGNATURE_MISSING},
      },
      /*zeros=*/0);
}

TEST(Enums, MayBeLeftUnsaidOnlyWhereThatMeansSomething) {
  EXPECT_EQ(*EnumFromProto<Commodity>(v1::COMMODITY_UNSPECIFIED, "f"),
            std::nullopt);
  EXPECT_EQ(*EnumFromProto<Commodity>(v1::COMMODITY_GAS, "f"), Commodity::kGas);
  EXPECT_EQ(FieldOf(RequiredEnumFromProto<Commodity>(v1::COMMODITY_UNSPECIFIED,
                                                     "f.commodity")
                        .status()),
            "f.commodity");
}

TEST(Enums, OfANewerContractAreRefusedWithTheKnownNames) {
  const absl::Status status =
      EnumFromProto<Commodity>(static_cast<v1::Commodity>(99), "f").status();
  EXPECT_EQ(FieldOf(status), "f");
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("got 99, want one of COMMODITY_ELECTRICITY, "));
}

}  // namespace
}  // namespace intake
