// Who was seen at the desk lately: so that whoever sits there when the server
// goes away can still hand in what they have typed, to be kept and sent later.

#ifndef INTAKE_CHANNELS_DESK_SEATS_H_
#define INTAKE_CHANNELS_DESK_SEATS_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "intake/v1/staff_service.pb.h"

namespace intake::desk {

// In memory only: a session's token is on no disk of the desk. Thread-safe.
class Seats {
 public:
  // How long the server's last word on a session is good for. Nothing but
  // keeping readings works meanwhile, and the server asks for the session anew.
  static constexpr absl::Duration kRememberedFor = absl::Minutes(15);
  static constexpr size_t kSeatsMax = 1024;

  // `token` was `member`'s session at `now`. Beyond kSeatsMax the one seen
  // longest ago is forgotten.
  void Remember(const std::string& token, const v1::StaffMember& member,
                absl::Time now);
  void Forget(const std::string& token);
  // None where it was not seen within kRememberedFor.
  std::optional<v1::StaffMember> Recall(const std::string& token,
                                        absl::Time now) const;

 private:
  struct Seen {
    v1::StaffMember member;
    absl::Time at;
  };

  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, Seen> seen_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SEATS_H_
