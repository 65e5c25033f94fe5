// The people who work at the desk: log-in, sessions, and who may do what.

#ifndef INTAKE_CORE_PEOPLE_STAFF_H_
#define INTAKE_CORE_PEOPLE_STAFF_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/base/clock.h"
#include "core/people/letter.h"
#include "core/people/person.h"
#include "core/ports/people_store.h"
#include "core/ports/secrets.h"

namespace intake {

struct StaffLogIn {
  NewSession session;
  StoredStaff member;
};

struct StaffWithPassword {
  StoredStaff member;
  // Shown once.
  std::string password;
};

// Blocking; thread-safe. Those that say "slow" check or make a password.
// Errors, with the reasons that StaffService documents, besides PeopleStore's.
// Everything but FindSession and the lists leaves a StaffAction.
class Staff {
 public:
  // Reads sessions and members. All outlive the result.
  static absl::StatusOr<std::unique_ptr<Staff>> Open(PeopleStore& store,
                                                     Secrets& secrets,
                                                     const Clock& clock);
  virtual ~Staff() = default;

  // Slow.
  virtual absl::StatusOr<StaffLogIn> LogIn(
      const std::string& log_in, absl::string_view password,
      const std::string& client_address) = 0;
  virtual absl::Status LogOut(absl::string_view session_token) = 0;
  // From memory, but for a note of its last use every now and then.
  virtual absl::StatusOr<StoredStaff> FindSession(
      absl::string_view session_token) = 0;
  // Slow.
  virtual absl::StatusOr<NewSession> ChangePassword(
      absl::string_view session_token, absl::string_view password,
      absl::string_view new_password) = 0;

  virtual std::vector<StoredStaff> List() const = 0;
  // Slow. `actor` is who does it, here and below. Of `member`, log-in, name and
  // role are taken.
  virtual absl::StatusOr<StaffWithPassword> Create(
      const StoredStaff& member, const std::string& actor) = 0;
  // Name, role and `disabled`, by the log-in.
  virtual absl::StatusOr<StoredStaff> Update(const StoredStaff& member,
                                             const std::string& actor) = 0;
  // Slow.
  virtual absl::StatusOr<StaffWithPassword> ResetPassword(
      const std::string& log_in, const std::string& actor) = 0;

  virtual absl::StatusOr<std::vector<StaffAction>> ListActions(
      const std::string& actor, std::optional<uint64_t> before,
      size_t items_max) = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_STAFF_H_
