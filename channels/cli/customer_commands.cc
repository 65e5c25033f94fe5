#include "channels/cli/customer_commands.h"

#include <memory>
#include <ostream>

#include "absl/status/status.h"
#include "channels/cli/password_file.h"
#include "channels/cli/render/json.h"

namespace intake::cli {
namespace {

struct RegisterOptions {
  v1::RegisterCustomerRequest request;
  std::string password_file;
  std::string language = "ru";
  bool confirm = false;
};

// The letter goes to nobody: whoever holds the key of a channel whose customers
// log in is the one who writes its letters.
absl::StatusOr<ExitCode> Register(Session& session,
                                  const RegisterOptions& options) {
  v1::RegisterCustomerRequest request = options.request;
  const auto password = ReadPasswordFile(options.password_file);
  if (!password.ok()) return password.status();
  request.set_password(*password);
  request.set_language(options.language == "en" ? v1::LANGUAGE_ENGLISH
                                                : v1::LANGUAGE_RUSSIAN);
  auto connection = session.AsChannel();
  if (!connection.ok()) return connection.status();
  const auto made = (*connection)->RegisterCustomer(request, kCallTimeout);
  if (!made.ok()) return made.status();
  const bool was_there =
      made->letter().kind() == v1::LETTER_KIND_ALREADY_REGISTERED;
  if (options.confirm && !was_there) {
    v1::ConfirmEmailRequest confirm;
    confirm.set_token(made->letter().token());
    const auto confirmed = (*connection)->ConfirmEmail(confirm, kCallTimeout);
    if (!confirmed.ok()) return confirmed.status();
    v1::LogOutCustomerRequest out;
    out.set_session_token(confirmed->session().token());
    const auto ended = (*connection)->LogOutCustomer(out, kCallTimeout);
    if (!ended.ok()) return ended.status();
  }
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*made) << '\n';
  } else if (was_there) {
    console.out << request.email() << " has a customer already.\n";
  } else {
    console.out << request.email()
                << (options.confirm
                        ? " is registered and confirmed.\n"
                        : " is registered, and to be confirmed with the token "
                          "that --json shows.\n");
  }
  return ExitCode::kOk;
}

}  // namespace

void AddCustomerCommands(CLI::App* app, Command* chosen) {
  CLI::App* customer =
      AddWord(app, "customer", "Customers who log in, without their pages.",
              "intake customer register anna@example.org --account 1234567890 "
              "--house 7 --password-file anna.password --key-file portal.key "
              "--confirm");
  customer->require_subcommand(1);
  CLI::App* word = AddWord(
      customer, "register",
      "Makes a customer, as the portal does, with the key of its channel.",
      "intake customer register anna@example.org --account 1234567890 "
      "--house 7 --password-file anna.password --key-file portal.key "
      "--confirm");
  auto options = std::make_shared<RegisterOptions>();
  v1::RegisterCustomerRequest& request = options->request;
  word->add_option("EMAIL", *request.mutable_email(), "The address")
      ->type_name("")
      ->required();
  word->add_option("--account", *request.mutable_account_number(),
                   "The account")
      ->type_name("NUMBER")
      ->required();
  word->add_option("--house", *request.mutable_house(),
                   "The number of the house, as on the bill")
      ->type_name("TEXT")
      ->required();
  word->add_option("--password-file", options->password_file,
                   "Has the password in its first line")
      ->type_name("FILE")
      ->required();
  word->add_option("--language", options->language,
                   "Of pages and letters: ru or en [ru]")
      ->type_name("WHICH")
      ->check(CLI::IsMember({"ru", "en"}));
  word->add_flag("--confirm", options->confirm,
                 "Confirms the address at once, without a letter");
  Runs(word, chosen,
       [options](Session& session) { return Register(session, *options); });
}

}  // namespace intake::cli
