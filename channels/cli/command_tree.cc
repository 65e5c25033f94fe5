#include "channels/cli/command_tree.h"

#include "channels/cli/account_commands.h"
#include "channels/cli/audit_commands.h"
#include "channels/cli/backup_command.h"
#include "channels/cli/bank_commands.h"
#include "channels/cli/channel_commands.h"
#include "channels/cli/completion_command.h"
#include "channels/cli/confirm_command.h"
#include "channels/cli/customer_commands.h"
#include "channels/cli/export_command.h"
#include "channels/cli/help_formatter.h"
#include "channels/cli/history_command.h"
#include "channels/cli/list_commands.h"
#include "channels/cli/meter_commands.h"
#include "channels/cli/operations_commands.h"
#include "channels/cli/period_commands.h"
#include "channels/cli/reading_commands.h"
#include "channels/cli/replay_command.h"
#include "channels/cli/review_commands.h"
#include "channels/cli/sample_command.h"
#include "channels/cli/sms_commands.h"
#include "channels/cli/staff_commands.h"
#include "channels/cli/submission_commands.h"

namespace intake::cli {

std::unique_ptr<CLI::App> MakeCommandTree(GlobalFlags* flags, Command* chosen) {
  auto app = std::make_unique<CLI::App>(
      "Meter readings, through the one validated door: the command line for "
      "operators and integrators.",
      "intake");
  app->footer(
      "intake sample town --seed 1 --accounts 2000 > town.jsonl\n"
      "intake account import town.jsonl\n"
      "intake submit 1234567890 12389\n"
      "intake history 1234567890\n"
      "intake review list --older-than 3d\n"
      "intake export --output changes.csv\n"
      "intake doctor");
  app->formatter(std::make_shared<HelpFormatter>());
  app->require_subcommand(1);
  // Global options may stand behind the command as well.
  app->fallthrough();
  app->add_option("--config", flags->config,
                  "The configuration file [./intake.toml, then "
                  "/etc/intake/intake.toml]")
      ->type_name("FILE");
  app->add_option("--server", flags->server,
                  "The server's address [[cli] server, then 127.0.0.1:7410]")
      ->type_name("ADDR");
  app->add_option("--key-file", flags->key_file,
                  "The file with the key to use, whichever the command needs")
      ->type_name("FILE");
  app->add_flag("--json", flags->json, "Output and errors in JSON");
  app->add_flag("--quiet,-q", flags->quiet, "No progress, no remarks");

  AddAccountCommands(app.get(), chosen);
  AddMeterCommands(app.get(), chosen);
  AddSubmissionCommands(app.get(), chosen);
  AddConfirmCommand(app.get(), chosen);
  AddListCommands(app.get(), chosen);
  AddHistoryCommand(app.get(), chosen);
  AddReadingCommands(app.get(), chosen);
  AddReviewCommands(app.get(), chosen);
  AddExportCommand(app.get(), chosen);
  AddPeriodCommands(app.get(), chosen);
  AddReplayCommand(app.get(), chosen);
  AddAuditCommands(app.get(), chosen);
  AddBankCommands(app.get(), chosen);
  AddChannelCommands(app.get(), chosen);
  AddStaffCommands(app.get(), chosen);
  AddCustomerCommands(app.get(), chosen);
  AddOperationsCommands(app.get(), chosen);
  AddBackupCommand(app.get(), chosen);
  AddSmsCommands(app.get(), chosen);
  AddSampleCommand(app.get(), chosen);
  AddCompletionCommand(app.get(), chosen);
  return app;
}

}  // namespace intake::cli
