#include "channels/cli/account_close_command.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "channels/cli/date_words.h"
#include "channels/cli/meter_words.h"
#include "channels/cli/render/words.h"
#include "channels/cli/staff_decision.h"

namespace intake::cli {
namespace {

struct CloseOptions {
  v1::CloseAccountRequest request;
  std::string final_values;
};

absl::StatusOr<ExitCode> Close(Session& session, const CloseOptions& options) {
  v1::CloseAccountRequest request = options.request;
  if (absl::Status status = MakeIsoDate(request.mutable_closed_on());
      !status.ok()) {
    return status;
  }
  const auto values = NamedValuesFromWord(options.final_values);
  if (!values.ok()) return values.status();
  request.mutable_final()->Add(values->begin(), values->end());
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  return WriteDecision(
      session, (*connection)->CloseAccount(request, kCallTimeout),
      absl::StrCat("Account ", request.account_number(), " is no more from ",
                   DateForPeople(request.closed_on()), " on."),
      absl::StrCat("intake account show ", request.account_number()));
}

}  // namespace

void AddCloseCommand(CLI::App* account, Command* chosen) {
  CLI::App* word =
      AddWord(account, "close", "End an account, with its last readings.",
              "intake account close 1234567891 --on 2014-07-01 --final "
              "day=12389,night=5512 --agent petrova --reason \"flat sold\"\n"
              "intake account close 1234567891 --on 2014-07-01 --agent petrova "
              "--reason "
              "\"flat sold\" --json");
  auto options = std::make_shared<CloseOptions>();
  word->add_option("ACCOUNT", *options->request.mutable_account_number(),
                   "The account")
      ->type_name("")
      ->required();
  word->add_option("--on", *options->request.mutable_closed_on(),
                   "The first day on which it is no more")
      ->type_name("DATE")
      ->required();
  word->add_option("--final", options->final_values,
                   "What the dials showed at the end: day=1,kitchen=2.5 [the "
                   "last reading of each]")
      ->type_name("VALUES");
  AddDecisionOptions(word, options->request.mutable_decision());
  Runs(word, chosen,
       [options](Session& session) { return Close(session, *options); });
}

}  // namespace intake::cli
