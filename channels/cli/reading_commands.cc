#include "channels/cli/reading_commands.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "channels/cli/date_words.h"
#include "channels/cli/register_name.h"
#include "channels/cli/staff_decision.h"

namespace intake::cli {
namespace {

// A request of both commands, and the register as it was typed.
template <typename Request>
struct Options {
  Request request;
  std::string register_name;
};

// Puts register and date into the request; both requests name them alike.
template <typename Request>
absl::StatusOr<Request> Complete(const Options<Request>& options) {
  Request request = options.request;
  absl::StatusOr<v1::RegisterKey> key = RegisterFromName(options.register_name);
  if (!key.ok()) return key.status();
  *request.mutable_register_() = *key;
  absl::Status status = MakeIsoDate(request.mutable_date());
  if (!status.ok()) return status;
  return request;
}

std::string LookAgain(const std::string& account) {
  return absl::StrCat("intake history ", account);
}

absl::StatusOr<ExitCode> Correct(
    Session& session, const Options<v1::CorrectReadingRequest>& options) {
  const auto request = Complete(options);
  if (!request.ok()) return request.status();
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  return WriteDecision(
      session, (*connection)->CorrectReading(*request, kCallTimeout),
      absl::StrCat("The reading is ", request->value(), " now."),
      LookAgain(request->account_number()));
}

absl::StatusOr<ExitCode> Void(Session& session,
                              const Options<v1::VoidReadingRequest>& options) {
  const auto request = Complete(options);
  if (!request.ok()) return request.status();
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  return WriteDecision(
      session, (*connection)->VoidReading(*request, kCallTimeout),
      "The reading counts no more.", LookAgain(request->account_number()));
}

template <typename Request>
void AddReadingOptions(CLI::App* word, Options<Request>* options) {
  Request& request = options->request;
  word->add_option("ACCOUNT", *request.mutable_account_number(), "The account")
      ->type_name("")
      ->required();
  word->add_option("REGISTER", options->register_name,
                   "As in day, hot_water/kitchen or night#SERIAL; the serial "
                   "is needed for a meter that hangs no more")
      ->type_name("")
      ->required();
  word->add_option("DATE", *request.mutable_date(), "The reading's day")
      ->type_name("")
      ->required();
  word->add_option("--was", *request.mutable_was(),
                   "Its value as you see it; nothing is done where it has "
                   "changed meanwhile")
      ->type_name("V")
      ->required();
  AddDecisionOptions(word, request.mutable_decision());
}

}  // namespace

void AddReadingCommands(CLI::App* app, Command* chosen) {
  CLI::App* reading = AddWord(
      app, "reading",
      "Correct and void readings that count, also those that billing has "
      "charged: it is told of the difference.",
      "intake reading correct 1234567891 night 2014-05-20 --was 5521 --to 5512 "
      "--agent petrova --reason \"seen on a photo\"\n"
      "intake reading void 1234567891 night 2014-05-20 --was 5521 --agent "
      "petrova --reason \"another flat's meter\"");
  reading->require_subcommand(1);

  CLI::App* correct = AddWord(
      reading, "correct", "Give a reading that counts another value.",
      "intake reading correct 1234567891 night 2014-05-20 --was 5521 --to 5512 "
      "--agent petrova --reason \"seen on a photo\"\n"
      "intake reading correct 1234567892 hot_water/kitchen 20.05.2014 --was "
      "45.5 --to 44.5 --agent petrova --reason typo --json");
  auto corrected = std::make_shared<Options<v1::CorrectReadingRequest>>();
  AddReadingOptions(correct, corrected.get());
  correct
      ->add_option("--to", *corrected->request.mutable_value(),
                   "Its value from now on")
      ->type_name("V")
      ->required();
  Runs(correct, chosen,
       [corrected](Session& session) { return Correct(session, *corrected); });

  CLI::App* taken_out = AddWord(
      reading, "void", "Take a reading that counts out; it is kept as voided.",
      "intake reading void 1234567891 night#004512345 2014-05-20 --was 5521 "
      "--agent petrova --reason \"another flat's meter\"");
  auto voided = std::make_shared<Options<v1::VoidReadingRequest>>();
  AddReadingOptions(taken_out, voided.get());
  Runs(taken_out, chosen,
       [voided](Session& session) { return Void(session, *voided); });
}

}  // namespace intake::cli
