// intake-email: readings by e-mail, behind Postfix' pipe(8). One process for
// each message. Wires everything.

#include <gmime/gmime.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "channels/email/delivery.h"
#include "channels/email/message_input.h"
#include "channels/email/metrics_file.h"
#include "channels/email/settings.h"
#include "channels/email/verdict.h"
#include "channels/sdk/client.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::email {
namespace {

struct Arguments {
  std::string config_file = "/etc/intake/intake.toml";
  Envelope envelope;
};

Verdict TakeMessage(const Settings& settings, const Envelope& envelope) {
  const absl::StatusOr<std::string> message = ReadMessageFrom(STDIN_FILENO);
  if (!message.ok()) return VerdictFromError(message.status());
  auto connection = sdk::Connect(settings.connection);
  if (!connection.ok()) return VerdictFromMisconfiguration(connection.status());
  sdk::Client client(*std::move(connection),
                     sdk::RetryWithin(settings.deadline));
  return Deliver(*message, envelope, client);
}

// Tells Postfix, and gives the exit code.
int Tell(const Verdict& verdict) {
  std::cout << verdict.line << std::flush;
  return ExitCodeOf(verdict.result);
}

int Main(int argc, char** argv) {
  // Postfix gives 077: the metrics are for others to read. Nothing else is
  // written.
  umask(022);
  CLI::App app(
      "Takes one e-mail from standard input to the intake server, for Postfix' "
      "pipe(8).\n\n"
      "Example:\n  intake-email --config=/etc/intake/intake.toml "
      "--sender=ivanov@example.com < message",
      "intake-email");
  app.footer(
      "Exit codes: 0 stored, accepted or held; 77 stored and refused; 75 "
      "anything else, so that\nthe message stays in the queue. Standard output "
      "says why, after an enhanced status code.");
  Arguments arguments;
  app.add_option("--config", arguments.config_file, "The configuration file")
      ->capture_default_str()
      ->type_name("FILE");
  app.add_option("--sender", arguments.envelope.sender,
                 "The envelope's sender, for a message without From")
      ->type_name("ADDRESS");
  app.add_option("--recipient", arguments.envelope.recipient,
                 "The envelope's recipient, kept as evidence")
      ->type_name("ADDRESS");
  app.add_option("--queue-id", arguments.envelope.queue_id,
                 "The name in the mail log, kept as evidence")
      ->type_name("ID");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return Tell(VerdictFromMisconfiguration(absl::InvalidArgumentError(
        absl::StrCat("usage: ", error.what(), "; see intake-email --help"))));
  }
  const absl::StatusOr<Settings> settings = LoadSettings(arguments.config_file);
  if (!settings.ok()) {
    return Tell(VerdictFromMisconfiguration(settings.status()));
  }

  g_mime_init();
  const Verdict verdict = TakeMessage(*settings, arguments.envelope);
  if (!settings->metrics_file.empty()) {
    // What became of the message is decided; a metric that cannot be counted
    // changes nothing about it, and there is no one here to tell.
    CountMessage(settings->metrics_file, verdict.result).IgnoreError();
  }
  return Tell(verdict);
}

}  // namespace
}  // namespace intake::email

int main(int argc, char** argv) { return intake::email::Main(argc, argv); }
