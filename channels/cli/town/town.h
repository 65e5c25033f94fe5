// A made-up town of accounts with a believable past, for trying things out,
// for measuring and for demonstrations.

#ifndef INTAKE_CHANNELS_CLI_TOWN_TOWN_H_
#define INTAKE_CHANNELS_CLI_TOWN_TOWN_H_

#include <cstdint>

#include "absl/time/civil_time.h"
#include "intake/v1/account.pb.h"

namespace intake::cli {

inline constexpr int64_t kTownAccountsMax = 50'000'000;
inline constexpr int kTownMonthsMax = 120;
inline constexpr int kTownYearMin = 1950;
inline constexpr int kTownYearMax = 2150;

// Within the bounds above.
struct TownOptions {
  uint64_t seed = 1;
  // How many months of readings each account has.
  int months = 24;
  // The last day on which anything was read.
  absl::CivilDay until;
};

// The town's account number `index`, from 0 to kTownAccountsMax - 1. Pure: the
// same options and index give the same account, on every machine.
//
// The first seven are the ones that documents speak of: open, with one meter
// at each point that was never exchanged, and read every month.
//   0012345678  electricity, one tariff
//   1234567890  electricity, one tariff
//   1234567891  electricity, day and night
//   1234567892  electricity, three tariffs
//   1234567893  hot water, one riser
//   1234567894  hot water, kitchen and bath
//   1234567895  electricity, day and night, and hot water, kitchen and bath
v1::Account AccountOfTown(const TownOptions& options, int64_t index);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_TOWN_TOWN_H_
