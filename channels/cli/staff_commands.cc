#include "channels/cli/staff_commands.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/key_writer.h"
#include "channels/cli/pages.h"
#include "channels/cli/render/json.h"
#include "channels/cli/staff_password.h"
#include "channels/cli/staff_view.h"

namespace intake::cli {
namespace {

struct MemberOptions {
  std::string log_in, name, role, password_out;
  bool disable = false;
  bool enable = false;
};

absl::StatusOr<v1::ListStaffResponse> ListOfStaff(Session& session,
                                                  sdk::Connection& connection) {
  return session.Retry([&](absl::Duration timeout) {
    return connection.ListStaff({}, timeout);
  });
}

absl::StatusOr<ExitCode> List(Session& session) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto list = ListOfStaff(session, **connection);
  if (!list.ok()) return list.status();
  const Console& console = session.console();
  console.out << (session.flags().json ? MessageJson(*list) + "\n"
                                       : StaffListText(*list, console));
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> Add(Session& session, const MemberOptions& options) {
  const auto role = RoleFromWord(options.role);
  if (!role.ok()) return role.status();
  v1::CreateStaffRequest request;
  request.mutable_member()->set_log_in(options.log_in);
  request.mutable_member()->set_name(options.name);
  request.mutable_member()->set_role(*role);
  return MakePassword(session, options.password_out, [&](auto& connection) {
    // Not repeated: whose log-in it is would be taken the second time.
    return connection.CreateStaff(request, kCallTimeout);
  });
}

absl::StatusOr<ExitCode> ResetPassword(Session& session,
                                       const MemberOptions& options) {
  v1::ResetStaffPasswordRequest request;
  request.set_log_in(options.log_in);
  return MakePassword(session, options.password_out, [&](auto& connection) {
    return connection.ResetStaffPassword(request, kCallTimeout);
  });
}

absl::StatusOr<ExitCode> Update(Session& session,
                                const MemberOptions& options) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto list = ListOfStaff(session, **connection);
  if (!list.ok()) return list.status();
  const auto found = std::find_if(list->staff().begin(), list->staff().end(),
                                  [&](const v1::StaffMember& member) {
                                    return member.log_in() == options.log_in;
                                  });
  if (found == list->staff().end()) {
    return absl::NotFoundError(absl::StrCat(
        "nobody's log-in is \"", options.log_in, "\": see intake staff list"));
  }
  v1::UpdateStaffRequest request;
  v1::StaffMember& member = *request.mutable_member();
  member = *found;
  if (!options.name.empty()) member.set_name(options.name);
  if (!options.role.empty()) {
    const auto role = RoleFromWord(options.role);
    if (!role.ok()) return role.status();
    member.set_role(*role);
  }
  if (options.disable || options.enable) member.set_disabled(options.disable);
  const auto updated = session.Retry([&](absl::Duration timeout) {
    return (*connection)->UpdateStaff(request, timeout);
  });
  if (!updated.ok()) return updated.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*updated) << '\n';
  } else {
    console.out << updated->member().log_in() << " is updated.\n";
  }
  return ExitCode::kOk;
}

struct ActionOptions {
  v1::ListStaffActionsRequest request;
  int limit = 50;
};

absl::StatusOr<ExitCode> ListActions(Session& session,
                                     const ActionOptions& options) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto list = AllPages<v1::ListStaffActionsResponse>(
      session, options.request, options.limit,
      [&](const auto& ask, absl::Duration timeout) {
        return (*connection)->ListStaffActions(ask, timeout);
      },
      [](const auto& page, auto& all) {
        all.mutable_actions()->MergeFrom(page.actions());
        return all.actions_size();
      });
  if (!list.ok()) return list.status();
  const Console& console = session.console();
  console.out << (session.flags().json
                      ? MessageJson(*list) + "\n"
                      : StaffActionsText(*list, console,
                                         session.SupplierZone(**connection)));
  return ExitCode::kOk;
}

void AddLogIn(CLI::App* word, MemberOptions* options) {
  word->add_option("LOGIN", options->log_in, "Whose: a-z, 0-9, `.`, - and _")
      ->type_name("")
      ->required();
}

void AddPasswordOut(CLI::App* word, MemberOptions* options) {
  word->add_option("--password-out", options->password_out,
                   "The file to write it to, for its owner alone [shown once]")
      ->type_name("FILE");
}

void AddMembers(CLI::App* staff, Command* chosen) {
  CLI::App* add = AddWord(
      staff, "add",
      "A new member, with a first password, to be changed at the first log-in.",
      "intake staff add ivanova --name \"Anna Ivanova\" --role agent\n"
      "intake staff add boss --name \"The boss\" --role administrator "
      "--password-out boss.password");
  auto added = std::make_shared<MemberOptions>();
  AddLogIn(add, added.get());
  add->add_option("--name", added->name, "As people call them")
      ->type_name("TEXT")
      ->required();
  add->add_option("--role", added->role,
                  "agent, clerk, supervisor or administrator")
      ->type_name("ROLE")
      ->required();
  AddPasswordOut(add, added.get());
  Runs(add, chosen, [added](Session& session) { return Add(session, *added); });

  CLI::App* update =
      AddWord(staff, "update",
              "Another name or role, or no log-in any more; what is not named "
              "stays as it is.",
              "intake staff update ivanova --role supervisor\n"
              "intake staff update ivanova --disable");
  auto updated = std::make_shared<MemberOptions>();
  AddLogIn(update, updated.get());
  update->add_option("--name", updated->name, "As people call them")
      ->type_name("TEXT");
  update
      ->add_option("--role", updated->role,
                   "agent, clerk, supervisor or administrator")
      ->type_name("ROLE");
  CLI::Option* disable = update->add_flag("--disable", updated->disable,
                                          "May not log in; all sessions end");
  update->add_flag("--enable", updated->enable, "May log in again")
      ->excludes(disable);
  Runs(update, chosen,
       [updated](Session& session) { return Update(session, *updated); });

  CLI::App* reset = AddWord(staff, "reset-password",
                            "A new first password; all sessions end.",
                            "intake staff reset-password ivanova");
  auto whose = std::make_shared<MemberOptions>();
  AddLogIn(reset, whose.get());
  AddPasswordOut(reset, whose.get());
  Runs(reset, chosen,
       [whose](Session& session) { return ResetPassword(session, *whose); });
}

}  // namespace

void AddStaffCommands(CLI::App* app, Command* chosen) {
  CLI::App* staff =
      AddWord(app, "staff", "Who works at the desk, and what they did.",
              "intake staff add ivanova --name \"Anna Ivanova\" --role agent\n"
              "intake staff list\n"
              "intake staff update ivanova --disable\n"
              "intake staff actions --actor ivanova");
  staff->require_subcommand(1);
  CLI::App* list = AddWord(staff, "list", "Everybody, in order of log-in.",
                           "intake staff list\nintake staff list --json");
  Runs(list, chosen, List);
  AddMembers(staff, chosen);
  AddChangePassword(staff, chosen);

  CLI::App* actions = AddWord(
      staff, "actions",
      "Who logged in, failed to, or changed something about staff, newest "
      "first. What was decided about readings: intake audit show.",
      "intake staff actions\nintake staff actions --actor ivanova --limit 10");
  auto options = std::make_shared<ActionOptions>();
  actions
      ->add_option("--actor", *options->request.mutable_actor(),
                   "Only this person's")
      ->type_name("LOGIN");
  actions->add_option("--limit", options->limit, "At most so many [50]")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  Runs(actions, chosen,
       [options](Session& session) { return ListActions(session, *options); });
}

}  // namespace intake::cli
