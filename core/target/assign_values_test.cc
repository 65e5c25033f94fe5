#include "core/target/assign_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/target/register_fit.h"

namespace intake {
namespace {

using enum RegisterKind;
using enum MeteringPoint;

const absl::CivilDay kDay14(2014, 6, 20);

Installation Meter(Commodity commodity, MeteringPoint point,
                   std::vector<RegisterKind> kinds, std::string serial) {
  Installation meter = {.commodity = commodity,
                        .point = point,
                        .serial = std::move(serial),
                        .installed_on = absl::CivilDay(2010, 1, 1)};
  for (const RegisterKind kind : kinds) meter.registers.push_back({kind});
  return meter;
}

Installation Power(std::vector<RegisterKind> kinds) {
  return Meter(Commodity::kElectricity, kMain, std::move(kinds), "0077");
}
Installation Water(MeteringPoint point) {
  return Meter(Commodity::kHotWater, point, {kTotal},
               point == kKitchen ? "501" : "502");
}

const Account kOneTariff = {.installations = {Power({kTotal})}};
const Account kTwoTariffs = {
    .installations = {Power({RegisterKind::kDay, kNight})}};
const Account kThreeTariffs = {
    .installations = {Power({kPeak, kNight, kHalfPeak})}};
const Account kTwoRisers = {.installations = {Water(kKitchen), Water(kBath)}};
const Account kOneAndOne = {.installations = {Power({kTotal}), Water(kMain)}};
const Account kTwoAndOne = {
    .installations = {Power({RegisterKind::kDay, kNight}), Water(kMain)}};
const Account kOneAndTwo = {
    .installations = {Power({kTotal}), Water(kKitchen), Water(kBath)}};
const Account kTwoAndTwo = {
    .installations = {Power({RegisterKind::kDay, kNight}), Water(kKitchen),
                      Water(kBath)}};

NamedValue Plain(std::string value) { return {.value = std::move(value)}; }
NamedValue OfKind(RegisterKind kind, std::string value) {
  return {.kind = kind, .value = std::move(value)};
}
NamedValue AtPoint(MeteringPoint point, std::string value) {
  return {.point = point, .value = std::move(value)};
}
NamedValue OfCommodity(Commodity commodity, std::string value) {
  return {.commodity = commodity, .value = std::move(value)};
}
NamedValue OfSerial(std::string serial, std::string value) {
  return {.serial = std::move(serial), .value = std::move(value)};
}
NamedValue Electricity(std::string value) {
  return OfCommodity(Commodity::kElectricity, std::move(value));
}
NamedValue HotWater(std::string value) {
  return OfCommodity(Commodity::kHotWater, std::move(value));
}

// `1 2 +PARTIAL`: the values in canonical order, then the findings.
std::string Assign(const Account& account, std::vector<NamedValue> values,
                   absl::CivilDay date = kDay14) {
  const Assignment assignment = AssignValues(account, date, values);
  std::vector<std::string> words;
  for (const AssignedValue& assigned : assignment.values) {
    words.push_back(assigned.value);
  }
  for (const Finding& finding : assignment.findings) {
    words.push_back(absl::StrCat("+", RuleName(finding.rule)));
  }
  return absl::StrJoin(words, " ");
}

TEST(AssignValues, TakesUnnamedValuesInCanonicalOrder) {
  EXPECT_EQ(Assign(kOneTariff, {Plain("1")}), "1");
  EXPECT_EQ(Assign(kTwoTariffs, {Plain("1"), Plain("2")}), "1 2");
  EXPECT_EQ(Assign(kThreeTariffs, {Plain("1"), Plain("2"), Plain("3")}),
            "1 2 3");
  EXPECT_EQ(Assign(kTwoRisers, {Plain("1"), Plain("2")}), "1 2");
  EXPECT_EQ(Assign(kTwoAndOne, {Plain("1"), Plain("2"), Plain("3")}), "1 2 3");
}

TEST(AssignValues, TakesNamedValuesInAnyOrder) {
  EXPECT_EQ(Assign(kTwoTariffs,
                   {OfKind(kNight, "2"), OfKind(RegisterKind::kDay, "1")}),
            "1 2");
  EXPECT_EQ(Assign(kTwoRisers, {AtPoint(kBath, "2"), AtPoint(kKitchen, "1")}),
            "1 2");
  EXPECT_EQ(
      Assign(kOneAndTwo, {HotWater("2"), HotWater("3"), Electricity("1")}),
      "1 2 3");
  EXPECT_EQ(Assign(kTwoAndOne, {HotWater("3"), OfKind(kNight, "2"),
                                OfKind(RegisterKind::kDay, "1")}),
            "1 2 3");
}

TEST(AssignValues, FindsTheUnnamedValueByElimination) {
  EXPECT_EQ(Assign(kTwoTariffs, {Plain("1"), OfKind(kNight, "2")}), "1 2");
  EXPECT_EQ(Assign(kTwoTariffs, {OfKind(kNight, "2"), Plain("1")}), "1 2");
  EXPECT_EQ(Assign(kTwoRisers, {AtPoint(kBath, "2"), Plain("1")}), "1 2");
  EXPECT_EQ(Assign(kOneAndOne, {Plain("1"), HotWater("2")}), "1 2");
}

TEST(AssignValues, NeverGivesAnUnnamedValueToACommodityThatAnotherOneNames) {
  EXPECT_EQ(Assign(kOneAndTwo, {Plain("1"), HotWater("2")}), "+FEW_VALUES");
  EXPECT_EQ(Assign(kOneAndOne, {Electricity("1"), Plain("2")}), "1 2");
  EXPECT_EQ(Assign(kOneTariff, {Electricity("1"), Plain("2")}),
            "+EXTRA_VALUES");
}

TEST(AssignValues, TakesOneRiserOrCommodityAloneWhenItIsNamed) {
  EXPECT_EQ(Assign(kTwoRisers, {AtPoint(kBath, "2")}), "2 +PARTIAL");
  EXPECT_EQ(Assign(kOneAndOne, {HotWater("2")}), "2 +PARTIAL");
  EXPECT_EQ(Assign(kOneAndTwo, {Electricity("1"), AtPoint(kBath, "3")}),
            "1 3 +PARTIAL");
  EXPECT_EQ(Assign(kTwoRisers, {Plain("2")}), "+FEW_VALUES");
  EXPECT_EQ(Assign(kTwoRisers, {HotWater("2")}), "+FEW_VALUES");
}

TEST(AssignValues, TakesUnnamedValuesForAllRegistersOnly) {
  EXPECT_EQ(Assign(kOneAndTwo, {Plain("1"), Plain("2"), Plain("3")}), "1 2 3");
  EXPECT_EQ(Assign(kOneAndTwo, {Plain("1")}), "+FEW_VALUES");
  EXPECT_EQ(Assign(kOneAndTwo, {Plain("2"), Plain("3")}), "+FEW_VALUES");
  EXPECT_EQ(Assign(kOneAndOne, {Plain("1")}), "+TARGET_AMBIGUOUS");
  EXPECT_EQ(Assign(kTwoAndTwo, {Plain("1"), Plain("2")}), "+TARGET_AMBIGUOUS");
}

TEST(AssignValues, WantsAllZonesOfAMeter) {
  EXPECT_EQ(Assign(kTwoTariffs, {Plain("1")}), "+FEW_VALUES");
  EXPECT_EQ(Assign(kTwoTariffs, {OfKind(kNight, "2")}), "+FEW_VALUES");
  EXPECT_EQ(Assign(kThreeTariffs, {OfKind(kPeak, "1"), OfKind(kNight, "2")}),
            "+FEW_VALUES");
  EXPECT_EQ(Assign(kTwoAndOne, {OfKind(kNight, "2"), HotWater("3")}),
            "+FEW_VALUES");
}

TEST(AssignValues, CountsWhatItGotAndWhatItWanted) {
  const auto counts = [](const Account& account, size_t count) {
    const Assignment assignment = AssignValues(
        account, kDay14, std::vector<NamedValue>(count, Plain("1")));
    const Finding& finding = assignment.findings.at(0);
    return absl::StrCat(RuleName(finding.rule), " ", finding.got, " ",
                        finding.wanted);
  };
  EXPECT_EQ(counts(kOneTariff, 0), "FEW_VALUES 0 1");
  EXPECT_EQ(counts(kOneTariff, 2), "EXTRA_VALUES 2 1");
  EXPECT_EQ(counts(kTwoAndOne, 4), "EXTRA_VALUES 4 3");
  EXPECT_EQ(counts(kTwoAndTwo, 3), "FEW_VALUES 3 4");
  EXPECT_EQ(counts(kOneTariff, 33), "EXTRA_VALUES 33 1");
}

TEST(AssignValues, RefusesARegisterTheAccountLacks) {
  EXPECT_EQ(Assign(kOneTariff, {OfKind(kNight, "2")}), "+NO_SUCH_REGISTER");
  EXPECT_EQ(Assign(kOneTariff, {HotWater("2")}), "+NO_SUCH_REGISTER");
  EXPECT_EQ(Assign(kTwoRisers,
                   {OfCommodity(Commodity::kColdWater, "1"), HotWater("2")}),
            "+NO_SUCH_REGISTER");
  const Assignment assignment =
      AssignValues(kTwoTariffs, kDay14, {{OfKind(kPeak, "1")}});
  EXPECT_EQ(assignment.findings[0].got, "ПИК");
  EXPECT_EQ(assignment.findings[0].wanted, "ДЕНЬ, НОЧЬ");
}

TEST(AssignValues, RefusesOneRegisterTwice) {
  EXPECT_EQ(Assign(kTwoTariffs, {OfKind(kNight, "1"), OfKind(kNight, "2")}),
            "+EXTRA_VALUES");
  EXPECT_EQ(Assign(kTwoRisers, {AtPoint(kBath, "1"), AtPoint(kBath, "2")}),
            "+EXTRA_VALUES");
}

TEST(AssignValues, KnowsMetersBySerial) {
  EXPECT_EQ(Assign(kTwoRisers, {OfSerial("502", "2")}), "2 +PARTIAL");
  EXPECT_EQ(Assign(kTwoRisers, {OfSerial("00502", "2"), OfSerial("501", "1")}),
            "1 2");
  EXPECT_EQ(Assign(kTwoTariffs, {OfSerial("77", "1"), OfSerial("77", "2")}),
            "1 2");
}

TEST(AssignValues, HoldsAStrangeSerialForStaff) {
  const Assignment assignment = AssignValues(
      kTwoTariffs, kDay14, {{OfSerial("88", "1"), OfSerial("88", "2")}});
  ASSERT_EQ(assignment.findings.size(), 1u);  // once a meter
  EXPECT_EQ(assignment.findings[0].rule, Rule::kMeterMismatch);
  EXPECT_EQ(assignment.findings[0].severity, Severity::kHoldStaff);
  EXPECT_EQ(assignment.findings[0].got, "88");
  EXPECT_EQ(assignment.findings[0].wanted, "0077");
  EXPECT_EQ(assignment.values.size(), 2u);
}

TEST(AssignValues, HoldsASerialThatContradictsTheNameBesideIt) {
  EXPECT_EQ(
      Assign(kTwoRisers, {{.point = kKitchen, .serial = "502", .value = "1"}}),
      "1 +METER_MISMATCH +PARTIAL");
}

class AssignValuesToExchangedMeters : public testing::Test {
 protected:
  AssignValuesToExchangedMeters() {
    Installation former = Power({kTotal});
    former.serial = "11";
    former.removed_on = absl::CivilDay(2014, 5, 1);
    Installation current = Power({kTotal});
    current.serial = "22";
    current.installed_on = absl::CivilDay(2014, 5, 1);
    exchanged_.installations = {former, current};

    Installation removed = Water(kKitchen);
    removed.removed_on = absl::CivilDay(2014, 6, 1);
    removed_.installations = {removed, Water(kBath)};
  }

  Account exchanged_;
  Account removed_;
};

TEST_F(AssignValuesToExchangedMeters, SaysWhenTheSerialIsTheFormerMeters) {
  const Assignment assignment =
      AssignValues(exchanged_, kDay14, {{OfSerial("11", "1")}});
  ASSERT_EQ(assignment.findings.size(), 1u);
  EXPECT_EQ(assignment.findings[0].rule, Rule::kMeterMismatch);
  EXPECT_EQ(assignment.findings[0].got, "11 (снят 01.05.2014)");
  EXPECT_EQ(assignment.findings[0].wanted, "22");
  EXPECT_EQ(assignment.values[0].slot.ref.installation, 1u);
}

TEST_F(AssignValuesToExchangedMeters, TakesTheMeterOfTheReadingsDate) {
  const Assignment april = AssignValues(exchanged_, absl::CivilDay(2014, 4, 30),
                                        {{OfSerial("11", "1")}});
  EXPECT_TRUE(april.findings.empty());
  EXPECT_EQ(april.values[0].slot.ref.installation, 0u);
}

TEST_F(AssignValuesToExchangedMeters, RefusesAPointWhereNothingHangs) {
  EXPECT_EQ(Assign(removed_, {AtPoint(kKitchen, "1")}), "+METER_REMOVED");
  EXPECT_EQ(Assign(removed_, {Plain("1"), Plain("2")}), "+METER_REMOVED");
  EXPECT_EQ(Assign(removed_, {AtPoint(kBath, "2")}), "2");
  EXPECT_EQ(
      Assign(removed_, {Plain("1"), Plain("2")}, absl::CivilDay(2014, 5, 31)),
      "1 2");
  const Assignment assignment =
      AssignValues(removed_, kDay14, {{AtPoint(kKitchen, "1")}});
  EXPECT_EQ(assignment.findings[0].got, "20.06.2014");
  EXPECT_EQ(assignment.findings[0].wanted, "01.06.2014");
}

TEST_F(AssignValuesToExchangedMeters, RefusesADayBeforeTheFirstMeter) {
  EXPECT_EQ(Assign(exchanged_, {Plain("1")}, absl::CivilDay(2009, 1, 1)),
            "+BEFORE_INSTALLATION");
}

TEST(FitRegisters, StaysBoundedWithAllRegistersAnAccountMayHave) {
  std::vector<RegisterSlot> slots;
  for (uint32_t i = 0; i < 32; ++i) {
    for (uint32_t r = 0; r < 3; ++r) {
      slots.push_back({.ref = {i, r},
                       .commodity = static_cast<Commodity>(1 + i / 7),
                       .point = static_cast<MeteringPoint>(1 + i % 3)});
    }
  }
  std::vector<RegisterName> names(32);
  for (size_t v = 0; v < names.size(); ++v) {
    if (v % 2 == 0) names[v].kind = kTotal;
    if (v % 3 == 0) names[v].point = kMain;
  }
  EXPECT_NE(FitRegisters(slots, names).result, FitResult::kOne);
}

}  // namespace
}  // namespace intake
