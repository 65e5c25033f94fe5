// How a month and a day stand, for people.

#ifndef INTAKE_CHANNELS_CLI_PERIOD_VIEW_H_
#define INTAKE_CHANNELS_CLI_PERIOD_VIEW_H_

#include <string>

#include "channels/cli/render/console.h"
#include "intake/v1/export_service.pb.h"

namespace intake::cli {

// A row for each entrance and one for all, with the share that is complete.
std::string CoverageText(const v1::GetCoverageResponse& coverage,
                         const Console& console);

// A row for each channel and one for all, with a column for each outcome.
std::string ArrivalsText(const v1::CountArrivalsResponse& arrivals,
                         const Console& console);

// `partly`, `held`, `missing`
std::string StandingWord(v1::PeriodStanding standing);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_PERIOD_VIEW_H_
