// Who lives in the made-up town, and where. Nobody and nowhere real is meant:
// the town does not exist, its phones begin with a code that no Russian number
// has, and surnames are drawn from common words.

#ifndef INTAKE_CHANNELS_CLI_TOWN_PEOPLE_AND_PLACES_H_
#define INTAKE_CHANNELS_CLI_TOWN_PEOPLE_AND_PLACES_H_

#include <cstdint>
#include <string>

#include "channels/cli/town/random.h"
#include "intake/v1/account.pb.h"

namespace intake::cli {

// As on a bill: `Берёзкина А. В.`
std::string InventHolder(Random& random);

// `7000` and seven digits.
std::string InventPhone(Random& random);

// The place of the town's n-th flat: flats fill entrances, entrances houses,
// houses streets, so that neighbours have neighbouring indexes.
v1::Address AddressOfFlat(int64_t index);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_TOWN_PEOPLE_AND_PLACES_H_
