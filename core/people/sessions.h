// Who is logged in. Sessions stand in memory, for every call asks, and in the
// store, so that a restart logs nobody out.

#ifndef INTAKE_CORE_PEOPLE_SESSIONS_H_
#define INTAKE_CORE_PEOPLE_SESSIONS_H_

#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/base/clock.h"
#include "core/people/letter.h"
#include "core/people/person.h"
#include "core/ports/people_store.h"
#include "core/ports/secrets.h"

namespace intake {

// A session ends so long after its last use, and so long after its start.
struct SessionEnds {
  absl::Duration idle_max;
  absl::Duration age_max;
};

// Thread-safe.
class Sessions {
 public:
  // `loaded` are those the store has. The rest outlives this.
  Sessions(PeopleStore& store, Secrets& secrets, const Clock& clock,
           SessionEnds ends, const std::vector<StoredSession>& loaded);

  // Puts a new session of `person` into `change`, which is to be applied next,
  // and the end of what has expired or is one too many: see limits.h.
  NewSession Begin(const PersonId& person, PeopleChange& change);

  // Changes the store, and then what stands here.
  absl::Status Apply(const PeopleChange& change);

  // Whose it is; counts as a use. UNAUTHENTICATED SESSION_ENDED: unknown,
  // ended, or idle for too long.
  absl::StatusOr<PersonId> Use(absl::string_view token);

 private:
  struct Session {
    StoredSession stored;
    // When the store last heard of its use.
    absl::Time noted_at;
  };

  bool HasEnded(const StoredSession& session, absl::Time now) const;

  PeopleStore& store_;
  Secrets& secrets_;
  const Clock& clock_;
  const SessionEnds ends_;
  absl::Mutex mutex_;
  // By the hash of the token.
  absl::flat_hash_map<std::string, Session> sessions_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_SESSIONS_H_
