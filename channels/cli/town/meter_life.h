// The installations of one metering point and what was read there, month after
// month: seasonal, never backwards, and wrapping where the dial ends.

#ifndef INTAKE_CHANNELS_CLI_TOWN_METER_LIFE_H_
#define INTAKE_CHANNELS_CLI_TOWN_METER_LIFE_H_

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "channels/cli/town/household.h"
#include "channels/cli/town/random.h"
#include "intake/v1/account.pb.h"

namespace intake::cli {

struct MeterLife {
  // Readings are made from this day on.
  absl::CivilDay history_from;
  // The days on which the household reads its meters, in order.
  std::vector<absl::CivilDay> reading_days;
  // The day on which the meter was exchanged for another one.
  std::optional<absl::CivilDay> exchanged_on;
};

// Adds the meter, its former one if it was exchanged, and their readings.
void AddMeter(const MeterPlan& plan, const MeterLife& life, Random& random,
              v1::Account& account);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_TOWN_METER_LIFE_H_
