// Where people are kept: customers who log in, staff, their sessions and the
// one-time tokens of letters. Not in the journal: what is known of a person is
// changed, ends and can be erased, and the chain forgets nothing.

#ifndef INTAKE_CORE_PORTS_PEOPLE_STORE_H_
#define INTAKE_CORE_PORTS_PEOPLE_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/people/person.h"

namespace intake {

// When a session was used, where there still is one with that hash.
struct SessionSeen {
  std::string token_hash;
  absl::Time at;
};

// What changes in one step, in this order. What is empty changes nothing.
struct PeopleChange {
  // Is taken out for good; see PeopleStore::Apply.
  std::string token_taken;
  // All of its fields, by its id.
  std::optional<StoredCustomer> customer;
  // Adds, or takes the place of the one with that log-in.
  std::optional<StoredStaff> member;
  // All their sessions end, and the tokens of their letters are good no more.
  std::optional<PersonId> locked_out;
  // By their hashes.
  std::vector<std::string> sessions_ended;
  std::optional<SessionSeen> session_seen;
  std::optional<StoredSession> session;
  // In place of those of its customer and purpose: an older letter is good no
  // more.
  std::optional<StoredToken> token;
  // Its number is the store's.
  std::optional<StaffAction> action;
};

// Blocking; thread-safe. What a call changed is on disk when it returns, wholly
// or not at all. Errors: UNAVAILABLE, RESOURCE_EXHAUSTED, as of EventStore.
class PeopleStore {
 public:
  virtual ~PeopleStore() = default;

  // Everything that has to be at hand, read once at the start: sessions, and
  // the links of customers who have confirmed their address.
  virtual absl::StatusOr<std::vector<StoredSession>> LoadSessions() = 0;
  virtual absl::StatusOr<std::vector<CustomerLinks>> LoadLinks() = 0;
  // In order of log-in.
  virtual absl::StatusOr<std::vector<StoredStaff>> LoadStaff() = 0;

  // None: there is no such customer. `email_key` is as NormalizeEmail gives it.
  virtual absl::StatusOr<std::optional<StoredCustomer>> FindCustomer(
      uint64_t id) = 0;
  virtual absl::StatusOr<std::optional<StoredCustomer>> FindCustomerByEmail(
      const std::string& email_key) = 0;
  // None: unknown, or taken before.
  virtual absl::StatusOr<std::optional<StoredToken>> FindToken(
      const std::string& token_hash) = 0;

  // Gives it an id, never used before. ALREADY_EXISTS: its e-mail has one.
  virtual absl::StatusOr<uint64_t> AddCustomer(
      const StoredCustomer& customer) = 0;
  // NOT_FOUND, and nothing has changed: somebody else took the token, or there
  // is no such customer.
  virtual absl::Status Apply(const PeopleChange& change) = 0;

  // Erases tokens that have expired by `now`, and customers that never
  // confirmed and were added before `unconfirmed_before`.
  virtual absl::Status Purge(absl::Time now, absl::Time unconfirmed_before) = 0;

  // What staff did, newest first. `actor` empty: everybody; `before` is
  // StaffAction.number, exclusive; none: from the newest.
  virtual absl::StatusOr<std::vector<StaffAction>> ListStaffActions(
      const std::string& actor, std::optional<uint64_t> before,
      size_t items_max) = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_PEOPLE_STORE_H_
