// Staff over a store: staff_sessions.cc has what members do for themselves,
// staff_members.cc the rest. Members and sessions stand in memory, too: every
// call of the desk asks.

#ifndef INTAKE_CORE_PEOPLE_STAFF_MEMBERS_H_
#define INTAKE_CORE_PEOPLE_STAFF_MEMBERS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/btree_map.h"
#include "absl/synchronization/mutex.h"
#include "core/people/attempts.h"
#include "core/people/sessions.h"
#include "core/people/staff.h"

namespace intake {

class StaffMembers final : public Staff {
 public:
  StaffMembers(PeopleStore& store, Secrets& secrets, const Clock& clock,
               const std::vector<StoredSession>& sessions,
               const std::vector<StoredStaff>& members);

  absl::StatusOr<StaffLogIn> LogIn(const std::string& log_in,
                                   absl::string_view password,
                                   const std::string& client_address) override;
  absl::Status LogOut(absl::string_view session_token) override;
  absl::StatusOr<StoredStaff> FindSession(
      absl::string_view session_token) override;
  absl::StatusOr<NewSession> ChangePassword(
      absl::string_view session_token, absl::string_view password,
      absl::string_view new_password) override;
  std::vector<StoredStaff> List() const override;
  absl::StatusOr<StaffWithPassword> Create(const StoredStaff& member,
                                           const std::string& actor) override;
  absl::StatusOr<StoredStaff> Update(const StoredStaff& member,
                                     const std::string& actor) override;
  absl::StatusOr<StaffWithPassword> ResetPassword(
      const std::string& log_in, const std::string& actor) override;
  absl::StatusOr<std::vector<StaffAction>> ListActions(
      const std::string& actor, std::optional<uint64_t> before,
      size_t items_max) override;

 private:
  std::optional<StoredStaff> Find(const std::string& log_in) const;
  // How many could log in and make others.
  int CountAdministrators() const;
  // What is stored of an action of now.
  StaffAction Action(const std::string& actor, const std::string& action,
                     const std::string& detail) const;
  // Changes the store, and then what stands here.
  absl::Status Apply(const PeopleChange& change);

  PeopleStore& store_;
  Secrets& secrets_;
  const Clock& clock_;
  Sessions sessions_;
  Attempts log_ins_by_member_;
  Attempts log_ins_by_client_;
  // Of who is logged in: a flood at the log-in is not in their way.
  Attempts passwords_by_member_;
  // Held from reading a member to storing it changed.
  absl::Mutex edit_ ABSL_ACQUIRED_BEFORE(members_mutex_);
  mutable absl::Mutex members_mutex_;
  // By log-in.
  absl::btree_map<std::string, StoredStaff> members_
      ABSL_GUARDED_BY(members_mutex_);
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_STAFF_MEMBERS_H_
