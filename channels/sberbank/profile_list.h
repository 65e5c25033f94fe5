// Every layout this program knows.

#ifndef INTAKE_CHANNELS_SBERBANK_PROFILE_LIST_H_
#define INTAKE_CHANNELS_SBERBANK_PROFILE_LIST_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "channels/sberbank/profile.h"

namespace intake::sberbank {

const std::vector<const Profile*>& AllProfiles();

// Null: there is none of that name.
const Profile* FindProfile(absl::string_view name);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_PROFILE_LIST_H_
