#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/people/password_rules.h"
#include "core/people/people_errors.h"
#include "core/people/staff_members.h"

namespace intake {
namespace {

// What was typed is not repeated: it might be somebody's password.
constexpr char kUnknown[] = "?";

}  // namespace

absl::StatusOr<StaffLogIn> StaffMembers::LogIn(
    const std::string& log_in, absl::string_view password,
    const std::string& client_address) {
  const std::string key =
      absl::AsciiStrToLower(absl::StripAsciiWhitespace(log_in));
  const std::initializer_list<AttemptAt> attempts = {
      {log_ins_by_client_, client_address}, {log_ins_by_member_, key}};
  absl::Status status = TakeAll(attempts);
  if (!status.ok()) return status;
  const StoredStaff found = Find(key).value_or(StoredStaff());
  const std::string from =
      client_address.empty() ? "" : absl::StrCat("from ", client_address);
  const bool matches = secrets_.PasswordMatches(found.password_hash, password);
  {
    absl::MutexLock lock(&edit_);
    const std::optional<StoredStaff> member = Find(key);
    // It may have changed while its password was checked.
    if (matches && member.has_value() && !member->disabled &&
        member->password_hash == found.password_hash) {
      GiveBackAll(attempts);
      PeopleChange change;
      StaffLogIn result = {.session = sessions_.Begin({.log_in = key}, change),
                           .member = *member};
      change.action = Action(key, "LOGGED_IN", from);
      status = Apply(change);
      if (!status.ok()) return status;
      return result;
    }
  }
  status = Apply({.action = Action(found.log_in.empty() ? kUnknown : key,
                                   "LOG_IN_FAILED", from)});
  return status.ok() ? LogInFailed() : status;
}

absl::Status StaffMembers::LogOut(absl::string_view session_token) {
  const absl::StatusOr<PersonId> person = sessions_.Use(session_token);
  if (!person.ok()) return absl::OkStatus();
  return Apply({.sessions_ended = {secrets_.HashToken(session_token)},
                .action = Action(person->log_in, "LOGGED_OUT", "")});
}

absl::StatusOr<StoredStaff> StaffMembers::FindSession(
    absl::string_view session_token) {
  const absl::StatusOr<PersonId> person = sessions_.Use(session_token);
  if (!person.ok()) return person.status();
  std::optional<StoredStaff> member = Find(person->log_in);
  if (!member.has_value() || member->disabled) return SessionEnded();
  return *std::move(member);
}

absl::StatusOr<NewSession> StaffMembers::ChangePassword(
    absl::string_view session_token, absl::string_view password,
    absl::string_view new_password) {
  const absl::StatusOr<StoredStaff> member = FindSession(session_token);
  if (!member.ok()) return member.status();
  // The old one, too: a first password is to be changed indeed.
  absl::Status status = CheckPassword(
      new_password, {member->log_in, member->name, std::string(password)},
      "new_password");
  if (!status.ok()) return status;
  status = passwords_by_member_.Take(member->log_in);
  if (!status.ok()) return status;
  if (!secrets_.PasswordMatches(member->password_hash, password)) {
    return PasswordWrong();
  }
  passwords_by_member_.GiveBack(member->log_in);
  std::string hash = secrets_.HashPassword(new_password);
  if (hash.empty()) return NoMemoryForPassword();

  absl::MutexLock lock(&edit_);
  StoredStaff changed = *Find(member->log_in);
  // Somebody has disabled them or reset the password in the meantime.
  if (changed.disabled || changed.password_hash != member->password_hash) {
    return SessionEnded();
  }
  changed.password_hash = std::move(hash);
  changed.password_expired = false;
  PeopleChange change = {
      .member = changed,
      .locked_out = PersonId{.log_in = changed.log_in},
      .action = Action(changed.log_in, "PASSWORD_CHANGED", "")};
  NewSession session = sessions_.Begin(*change.locked_out, change);
  status = Apply(change);
  if (!status.ok()) return status;
  return session;
}

}  // namespace intake
