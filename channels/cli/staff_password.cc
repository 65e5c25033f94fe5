#include "channels/cli/staff_password.h"

#include "absl/status/status.h"
#include "channels/cli/password_file.h"

namespace intake::cli {
namespace {

struct ChangeOptions {
  std::string log_in, password_file, new_password_file;
};

// Logs in for it, and out again: a desk's key alone says nobody's name.
absl::StatusOr<ExitCode> ChangePassword(Session& session,
                                        const ChangeOptions& options) {
  const auto old_password = ReadPasswordFile(options.password_file);
  if (!old_password.ok()) return old_password.status();
  const auto new_password = ReadPasswordFile(options.new_password_file);
  if (!new_password.ok()) return new_password.status();
  auto connection = session.AsChannel();
  if (!connection.ok()) return connection.status();
  v1::LogInStaffRequest log_in;
  log_in.set_log_in(options.log_in);
  log_in.set_password(*old_password);
  const auto seat = (*connection)->LogInStaff(log_in, kCallTimeout);
  if (!seat.ok()) return seat.status();
  v1::ChangeStaffPasswordRequest change;
  change.set_password(*old_password);
  change.set_new_password(*new_password);
  const auto changed = (*connection)
                           ->For({.session = seat->session().token()})
                           ->ChangeStaffPassword(change, kCallTimeout);
  if (!changed.ok()) return changed.status();
  const auto out = (*connection)
                       ->For({.session = changed->session().token()})
                       ->LogOutStaff({}, kCallTimeout);
  if (!out.ok()) return out.status();
  if (!session.flags().quiet && !session.flags().json) {
    session.console().out << options.log_in << " has another password.\n";
  }
  return ExitCode::kOk;
}

}  // namespace

void AddChangePassword(CLI::App* staff, Command* chosen) {
  CLI::App* word = AddWord(
      staff, "change-password",
      "Another password for oneself, with a desk's key; all sessions end.",
      "intake staff change-password ivanova --password-file old.password "
      "--new-password-file new.password --key-file desk.key");
  auto options = std::make_shared<ChangeOptions>();
  word->add_option("LOGIN", options->log_in, "Whose")
      ->type_name("")
      ->required();
  word->add_option("--password-file", options->password_file,
                   "Has the old one in its first line")
      ->type_name("FILE")
      ->required();
  word->add_option("--new-password-file", options->new_password_file,
                   "Has the new one in its first line")
      ->type_name("FILE")
      ->required();
  Runs(word, chosen, [options](Session& session) {
    return ChangePassword(session, *options);
  });
}

}  // namespace intake::cli
