#include "channels/cli/account_commands.h"

#include <memory>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "channels/cli/account_close_command.h"
#include "channels/cli/account_view.h"
#include "channels/cli/import_command.h"
#include "channels/cli/render/json.h"

namespace intake::cli {
namespace {

absl::StatusOr<ExitCode> ShowAccount(Session& session,
                                     const std::string& number) {
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  v1::DescribeAccountRequest request;
  request.set_account_number(number);
  const auto description = session.Retry([&](absl::Duration timeout) {
    return (*connection)->DescribeAccount(request, timeout);
  });
  if (!description.ok()) return description.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*description) << '\n';
  } else {
    console.out << AccountText(*description, console);
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> SearchAccounts(
    Session& session, const v1::SearchAccountsRequest& request) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto found = session.Retry([&](absl::Duration timeout) {
    return (*connection)->SearchAccounts(request, timeout);
  });
  if (!found.ok()) return found.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*found) << '\n';
  } else if (found->accounts().empty()) {
    console.err << "No account fits. Parts of the address are looked for by "
                   "the beginnings of their words.\n";
  } else {
    console.out << AccountListText(*found, console);
  }
  if (found->accounts_size() == request.limit() && !session.flags().quiet) {
    console.err << "There may be more: --limit N shows up to 1000.\n";
  }
  return found->accounts().empty() ? ExitCode::kRefused : ExitCode::kOk;
}

void AddShow(CLI::App* account, Command* chosen) {
  CLI::App* word = AddWord(account, "show",
                           "Show one account: its meters, last readings, "
                           "what is expected, and the SMS to send.",
                           "intake account show 0012345678\n"
                           "intake account show 1234567890 --json");
  auto number = std::make_shared<std::string>();
  word->add_option("NUMBER", *number, "The account, with its leading zeros")
      ->type_name("")
      ->required();
  Runs(word, chosen,
       [number](Session& session) { return ShowAccount(session, *number); });
}

void AddSearch(CLI::App* account, Command* chosen) {
  CLI::App* word = AddWord(
      account, "search",
      "Find accounts; what is given must all fit. Exit code 1 when none does.",
      "intake account search --address \"садовая 12\"\n"
      "intake account search --meter 004512345 --json\n"
      "intake account search --number 00123 --limit 200");
  struct Options {
    std::string number, address, meter, phone;
    int limit = 50;
  };
  auto options = std::make_shared<Options>();
  word->add_option("--number", options->number, "The number's first digits")
      ->type_name("DIGITS");
  word->add_option("--address", options->address,
                   "Beginnings of words of the address, in any order")
      ->type_name("WORDS");
  word->add_option("--meter", options->meter, "A meter's serial number")
      ->type_name("SERIAL");
  word->add_option("--phone", options->phone, "A registered phone's digits")
      ->type_name("DIGITS");
  word->add_option("--limit", options->limit, "At most so many [50]")
      ->type_name("N")
      ->check(CLI::Range(1, 1000));
  Runs(word, chosen, [options](Session& session) -> absl::StatusOr<ExitCode> {
    v1::SearchAccountsRequest request;
    request.set_number_prefix(options->number);
    request.set_address(options->address);
    request.set_meter_serial(options->meter);
    request.set_phone(options->phone);
    request.set_limit(options->limit);
    return SearchAccounts(session, request);
  });
}

}  // namespace

void AddAccountCommands(CLI::App* app, Command* chosen) {
  CLI::App* account =
      AddWord(app, "account", "Import, show, find and close accounts.",
              "intake account import accounts.jsonl\n"
              "intake account show 1234567890\n"
              "intake account search --address \"речная 5\"");
  account->require_subcommand(1);
  AddImportCommand(account, chosen);
  AddShow(account, chosen);
  AddSearch(account, chosen);
  AddCloseCommand(account, chosen);
}

}  // namespace intake::cli
