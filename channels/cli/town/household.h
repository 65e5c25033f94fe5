// Which meters a household of the made-up town has, and how much it uses.

#ifndef INTAKE_CHANNELS_CLI_TOWN_HOUSEHOLD_H_
#define INTAKE_CHANNELS_CLI_TOWN_HOUSEHOLD_H_

#include <cstdint>
#include <vector>

#include "channels/cli/town/random.h"
#include "intake/v1/metering.pb.h"

namespace intake::cli {

enum class HouseholdKind {
  kElectricityOneTariff,
  kElectricityTwoTariffs,
  kElectricityThreeTariffs,
  kHotWaterOneRiser,
  kHotWaterTwoRisers,
  kOneTariffAndOneRiser,
  kTwoTariffsAndTwoRisers,
};

struct DialPlan {
  v1::RegisterKind kind = v1::REGISTER_KIND_TOTAL;
  // Average, in thousandths of a unit.
  int64_t daily_usage_milli = 0;
};

struct MeterPlan {
  v1::Commodity commodity = v1::COMMODITY_ELECTRICITY;
  v1::MeteringPoint point = v1::METERING_POINT_MAIN;
  int whole_digits = 5;
  int decimals = 0;
  std::vector<DialPlan> dials;
};

// One of the kinds, as often as such households are met.
HouseholdKind DrawHouseholdKind(Random& random);

// The meters of such a household. Everything it uses is in proportion to the
// number of people it draws; zero for a flat that stands empty.
std::vector<MeterPlan> PlanMeters(HouseholdKind kind, bool empty_flat,
                                  Random& random);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_TOWN_HOUSEHOLD_H_
