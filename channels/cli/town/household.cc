#include "channels/cli/town/household.h"

#include <utility>

namespace intake::cli {
namespace {

// Of 100 households.
constexpr std::pair<HouseholdKind, int> kShares[] = {
    {HouseholdKind::kElectricityOneTariff, 44},
    {HouseholdKind::kElectricityTwoTariffs, 20},
    {HouseholdKind::kElectricityThreeTariffs, 4},
    {HouseholdKind::kHotWaterOneRiser, 8},
    {HouseholdKind::kHotWaterTwoRisers, 6},
    {HouseholdKind::kOneTariffAndOneRiser, 10},
    {HouseholdKind::kTwoTariffsAndTwoRisers, 8},
};

// What one person uses a day on average.
constexpr int64_t kElectricityMilliPerPerson = 2'300;
constexpr int64_t kHotWaterMilliPerPerson = 95;

MeterPlan Electricity(std::vector<DialPlan> dials, Random& random) {
  MeterPlan meter;
  // Old meters with one dial show five digits, newer ones six and more.
  const bool old = dials.size() == 1 && random.Percent(60);
  meter.whole_digits = old ? 5 : 6;
  meter.decimals = old ? 1 : static_cast<int>(random.Between(0, 2));
  meter.dials = std::move(dials);
  return meter;
}

MeterPlan HotWater(v1::MeteringPoint point, int64_t daily_usage_milli) {
  return {.commodity = v1::COMMODITY_HOT_WATER,
          .point = point,
          .whole_digits = 5,
          .decimals = 3,
          .dials = {{.daily_usage_milli = daily_usage_milli}}};
}

}  // namespace

HouseholdKind DrawHouseholdKind(Random& random) {
  int64_t ticket = random.Between(1, 100);
  for (const auto& [kind, share] : kShares) {
    ticket -= share;
    if (ticket <= 0) return kind;
  }
  return kShares[0].first;
}

std::vector<MeterPlan> PlanMeters(HouseholdKind kind, bool empty_flat,
                                  Random& random) {
  const int64_t people = empty_flat ? 0 : random.Between(1, 5);
  // The second person does not burn a second light.
  const int64_t kwh =
      kElectricityMilliPerPerson * (people + 2) * (people > 0 ? 1 : 0) / 2;
  const int64_t water = kHotWaterMilliPerPerson * people;

  const std::vector<DialPlan> one_tariff = {
      {.kind = v1::REGISTER_KIND_TOTAL, .daily_usage_milli = kwh}};
  const std::vector<DialPlan> two_tariffs = {
      {.kind = v1::REGISTER_KIND_DAY, .daily_usage_milli = kwh * 70 / 100},
      {.kind = v1::REGISTER_KIND_NIGHT, .daily_usage_milli = kwh * 30 / 100}};
  const std::vector<DialPlan> three_tariffs = {
      {.kind = v1::REGISTER_KIND_PEAK, .daily_usage_milli = kwh * 35 / 100},
      {.kind = v1::REGISTER_KIND_NIGHT, .daily_usage_milli = kwh * 25 / 100},
      {.kind = v1::REGISTER_KIND_HALF_PEAK,
       .daily_usage_milli = kwh * 40 / 100}};
  const MeterPlan one_riser = HotWater(v1::METERING_POINT_MAIN, water);
  const MeterPlan kitchen =
      HotWater(v1::METERING_POINT_KITCHEN, water * 35 / 100);
  const MeterPlan bath = HotWater(v1::METERING_POINT_BATH, water * 65 / 100);

  switch (kind) {
    case HouseholdKind::kElectricityOneTariff:
      return {Electricity(one_tariff, random)};
    case HouseholdKind::kElectricityTwoTariffs:
      return {Electricity(two_tariffs, random)};
    case HouseholdKind::kElectricityThreeTariffs:
      return {Electricity(three_tariffs, random)};
    case HouseholdKind::kHotWaterOneRiser:
      return {one_riser};
    case HouseholdKind::kHotWaterTwoRisers:
      return {kitchen, bath};
    case HouseholdKind::kOneTariffAndOneRiser:
      return {Electricity(one_tariff, random), one_riser};
    case HouseholdKind::kTwoTariffsAndTwoRisers:
      return {Electricity(two_tariffs, random), kitchen, bath};
  }
  return {};
}

}  // namespace intake::cli
