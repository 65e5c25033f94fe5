#include "channels/sberbank/profile_list.h"

#include "channels/sberbank/eps13.h"
#include "channels/sberbank/rso_csv.h"
#include "channels/sberbank/sbbol89.h"
#include "channels/sberbank/tula17.h"

namespace intake::sberbank {

const std::vector<const Profile*>& AllProfiles() {
  static const auto* const kProfiles = new std::vector<const Profile*>{
      &kTula17,
      &kSbbol89,
      &kEps13,
      &kRsoCsv,
  };
  return *kProfiles;
}

const Profile* FindProfile(absl::string_view name) {
  for (const Profile* profile : AllProfiles()) {
    if (profile->name == name) return profile;
  }
  return nullptr;
}

}  // namespace intake::sberbank
