#include "channels/cli/confirm_command.h"

#include <memory>

#include "channels/cli/request_key.h"
#include "channels/cli/submission_answer.h"

namespace intake::cli {
namespace {

struct ConfirmOptions {
  std::string code;
  std::string sender;
  std::string key;
  bool no = false;
};

absl::StatusOr<ExitCode> Confirm(Session& session,
                                 const ConfirmOptions& options) {
  auto connection = session.AsChannel();
  if (!connection.ok()) return connection.status();
  v1::ConfirmReadingRequest request;
  request.set_request_id(options.key.empty() ? NewRequestKey() : options.key);
  request.mutable_answer()->set_code(options.code);
  request.mutable_answer()->set_yes(!options.no);
  request.mutable_evidence()->set_sender(options.sender);
  const auto response = session.Retry([&](absl::Duration timeout) {
    return (*connection)->ConfirmReading(request, timeout);
  });
  return WriteAnswer(session, **connection, response, request.request_id());
}

}  // namespace

void AddConfirmCommand(CLI::App* app, Command* chosen) {
  CLI::App* word = AddWord(
      app, "confirm",
      "The customer's yes to the question a receipt asked: takes the value it "
      "proposes, or where it proposes none releases the one that was sent. "
      "Ends as submit does.",
      "intake confirm 000-013 --sender 79031234567\n"
      "intake confirm 000-013 --no\n"
      "intake confirm 000-013 --key letter-78 --json");
  auto options = std::make_shared<ConfirmOptions>();
  word->add_option("CODE", options->code,
                   "The receipt's, as a person quotes it")
      ->type_name("")
      ->required();
  word->add_flag("--no", options->no, "The customer insists on what was sent");
  word->add_option("--sender", options->sender,
                   "Whom the receipt was given to: a phone, e-mail address or "
                   "log-in")
      ->type_name("WHO");
  word->add_option("--key", options->key,
                   "The request id: the same one again counts once [a new one]")
      ->type_name("ID");
  Runs(word, chosen,
       [options](Session& session) { return Confirm(session, *options); });
}

}  // namespace intake::cli
