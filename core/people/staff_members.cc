#include "core/people/staff_members.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/people/people_errors.h"
#include "core/people/staff_fields.h"
#include "core/people/staff_words.h"

namespace intake {
namespace {

constexpr SessionEnds kEnds = {.idle_max = limits::kStaffSessionIdleMax,
                               .age_max = limits::kStaffSessionAgeMax};

absl::Status NotFound(const std::string& log_in) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "STAFF_NOT_FOUND",
                         absl::StrCat("nobody's log-in is ", log_in));
}

}  // namespace

absl::StatusOr<std::unique_ptr<Staff>> Staff::Open(PeopleStore& store,
                                                   Secrets& secrets,
                                                   const Clock& clock) {
  absl::StatusOr<std::vector<StoredSession>> sessions = store.LoadSessions();
  if (!sessions.ok()) return sessions.status();
  std::erase_if(*sessions, [](const StoredSession& session) {
    return session.person.log_in.empty();
  });
  const absl::StatusOr<std::vector<StoredStaff>> members = store.LoadStaff();
  if (!members.ok()) return members.status();
  return std::make_unique<StaffMembers>(store, secrets, clock, *sessions,
                                        *members);
}

StaffMembers::StaffMembers(PeopleStore& store, Secrets& secrets,
                           const Clock& clock,
                           const std::vector<StoredSession>& sessions,
                           const std::vector<StoredStaff>& members)
    : store_(store),
      secrets_(secrets),
      clock_(clock),
      sessions_(store, secrets, clock, kEnds, sessions),
      log_ins_by_member_(clock, limits::kFailedLogInsPerPersonMax,
                         limits::kLogInPeriod),
      log_ins_by_client_(clock, limits::kFailedLogInsPerClientMax,
                         limits::kLogInPeriod),
      passwords_by_member_(clock, limits::kFailedLogInsPerPersonMax,
                           limits::kLogInPeriod) {
  absl::MutexLock lock(&members_mutex_);
  for (const StoredStaff& member : members) members_[member.log_in] = member;
}

std::optional<StoredStaff> StaffMembers::Find(const std::string& log_in) const {
  absl::MutexLock lock(&members_mutex_);
  const auto found = members_.find(log_in);
  if (found == members_.end()) return std::nullopt;
  return found->second;
}

std::vector<StoredStaff> StaffMembers::List() const {
  absl::MutexLock lock(&members_mutex_);
  std::vector<StoredStaff> members;
  for (const auto& [log_in, member] : members_) members.push_back(member);
  return members;
}

StaffAction StaffMembers::Action(const std::string& actor,
                                 const std::string& action,
                                 const std::string& detail) const {
  return {
      .at = clock_.Now(), .actor = actor, .action = action, .detail = detail};
}

absl::Status StaffMembers::Apply(const PeopleChange& change) {
  absl::Status status = sessions_.Apply(change);
  if (!status.ok() || !change.member.has_value()) return status;
  absl::MutexLock lock(&members_mutex_);
  members_[change.member->log_in] = *change.member;
  return absl::OkStatus();
}

absl::StatusOr<StaffWithPassword> StaffMembers::Create(
    const StoredStaff& member, const std::string& actor) {
  absl::Status status = CheckStaffLogIn(member.log_in);
  if (status.ok()) status = CheckStaffName(member.name);
  if (!status.ok()) return status;
  StaffWithPassword made = {.member = {.log_in = member.log_in,
                                       .name = member.name,
                                       .role = member.role,
                                       .password_expired = true},
                            .password = secrets_.NewPassword()};
  made.member.password_hash = secrets_.HashPassword(made.password);
  if (made.member.password_hash.empty()) return NoMemoryForPassword();
  absl::MutexLock lock(&edit_);
  if (Find(member.log_in).has_value()) {
    return ErrorWithReason(
        absl::StatusCode::kAlreadyExists, "STAFF_EXISTS",
        absl::StrCat("somebody's log-in is ", member.log_in, " already"));
  }
  if (List().size() >= limits::kStaffMax) {
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                           "TOO_MANY_STAFF",
                           absl::StrCat("got one more than ", limits::kStaffMax,
                                        " members of staff"));
  }
  status = Apply(
      {.member = made.member,
       .action = Action(actor, "STAFF_CREATED", DescribeCreated(made.member))});
  if (!status.ok()) return status;
  return made;
}

absl::StatusOr<StoredStaff> StaffMembers::Update(const StoredStaff& member,
                                                 const std::string& actor) {
  absl::Status status = CheckStaffName(member.name);
  if (!status.ok()) return status;
  absl::MutexLock lock(&edit_);
  const std::optional<StoredStaff> before = Find(member.log_in);
  if (!before.has_value()) return NotFound(member.log_in);
  StoredStaff after = *before;
  after.name = member.name;
  after.role = member.role;
  after.disabled = member.disabled;
  if (IsWorkingAdministrator(*before) && !IsWorkingAdministrator(after) &&
      CountAdministrators() == 1) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "LAST_ADMINISTRATOR",
        absl::StrCat(member.log_in,
                     " is the last administrator: make another "
                     "one first"));
  }
  PeopleChange change = {.member = after,
                         .action = Action(actor, "STAFF_UPDATED",
                                          DescribeUpdated(*before, after))};
  if (after.disabled) change.locked_out = {.log_in = after.log_in};
  status = Apply(change);
  if (!status.ok()) return status;
  return after;
}

absl::StatusOr<StaffWithPassword> StaffMembers::ResetPassword(
    const std::string& log_in, const std::string& actor) {
  if (!Find(log_in).has_value()) return NotFound(log_in);
  StaffWithPassword made = {.password = secrets_.NewPassword()};
  const std::string hash = secrets_.HashPassword(made.password);
  if (hash.empty()) return NoMemoryForPassword();
  absl::MutexLock lock(&edit_);
  // Nobody is ever removed.
  made.member = *Find(log_in);
  made.member.password_hash = hash;
  made.member.password_expired = true;
  absl::Status status =
      Apply({.member = made.member,
             .locked_out = PersonId{.log_in = log_in},
             .action = Action(actor, "PASSWORD_RESET", log_in)});
  if (!status.ok()) return status;
  return made;
}

int StaffMembers::CountAdministrators() const {
  const std::vector<StoredStaff> members = List();
  return static_cast<int>(
      std::count_if(members.begin(), members.end(), &IsWorkingAdministrator));
}

absl::StatusOr<std::vector<StaffAction>> StaffMembers::ListActions(
    const std::string& actor, std::optional<uint64_t> before,
    size_t items_max) {
  return store_.ListStaffActions(actor, before, items_max);
}

}  // namespace intake
