// What billing is told, for people.

#ifndef INTAKE_CHANNELS_CLI_USAGE_VIEW_H_
#define INTAKE_CHANNELS_CLI_USAGE_VIEW_H_

#include <string>

#include "channels/cli/render/console.h"
#include "google/protobuf/repeated_field.h"
#include "intake/v1/usage.pb.h"

namespace intake::cli {

// A table under a heading, or a sentence where billing is told nothing.
std::string ChangesText(
    const google::protobuf::RepeatedPtrField<v1::UsageChange>& changes,
    const Console& console);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_USAGE_VIEW_H_
