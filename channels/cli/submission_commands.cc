#include "channels/cli/submission_commands.h"

#include <memory>
#include <ostream>

#include "channels/cli/receipt_view.h"
#include "channels/cli/render/json.h"
#include "channels/cli/request_key.h"
#include "channels/cli/submission_answer.h"
#include "channels/cli/submission_words.h"

namespace intake::cli {
namespace {

absl::StatusOr<ExitCode> Submit(Session& session, SubmissionWords words) {
  if (words.key.empty()) words.key = NewRequestKey();
  absl::StatusOr<v1::Submission> submission = SubmissionFromWords(words);
  if (!submission.ok()) return submission.status();
  auto connection = session.AsChannel();
  if (!connection.ok()) return connection.status();

  v1::SubmitReadingRequest request;
  *request.mutable_submission() = *submission;
  const auto response = session.Retry([&](absl::Duration timeout) {
    return (*connection)->SubmitReading(request, timeout);
  });
  return WriteAnswer(session, **connection, response, words.key);
}

absl::StatusOr<ExitCode> Check(Session& session, const SubmissionWords& words) {
  absl::StatusOr<v1::Submission> submission = SubmissionFromWords(words);
  if (!submission.ok()) return submission.status();
  auto connection = session.AsChannel();
  if (!connection.ok()) return connection.status();
  v1::CheckReadingRequest request;
  *request.mutable_submission() = *submission;
  const auto response = session.Retry([&](absl::Duration timeout) {
    return (*connection)->CheckReading(request, timeout);
  });
  if (!response.ok()) return response.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
  } else {
    console.out << "A check; nothing was stored. It would be "
                << ReceiptText(response->receipt(), console,
                               session.SupplierZone(**connection));
  }
  return ExitCodeOf(response->receipt().outcome());
}

absl::StatusOr<ExitCode> ShowReceipt(Session& session,
                                     const std::string& code) {
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  v1::GetReceiptRequest request;
  request.set_code(code);
  const auto record = session.Retry([&](absl::Duration timeout) {
    return (*connection)->GetReceipt(request, timeout);
  });
  if (!record.ok()) return record.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*record) << '\n';
  } else {
    console.out << ReceiptRecordText(*record, console,
                                     session.SupplierZone(**connection));
  }
  return ExitCode::kOk;
}

void AddContentOptions(CLI::App* word, SubmissionWords* words) {
  word->add_option("ACCOUNT", words->account,
                   "The account; may be left out with a --text that names it")
      ->type_name("");
  word->add_option("VALUE", words->values,
                   "Readings in the order of the account's registers, or "
                   "named: night=5512, kitchen=45.5, electricity.day=100")
      ->type_name("");
  word->add_option("--text", words->text,
                   "What a person typed, in place of values")
      ->type_name("TEXT");
  word->add_option("--date", words->date,
                   "The day the dials showed this [today]")
      ->type_name("DATE");
  word->add_option("--sender", words->sender,
                   "A phone, e-mail address or log-in")
      ->type_name("WHO");
  word->add_option("--agent", words->agent,
                   "The member of staff or the representative who acts")
      ->type_name("WHO");
  word->add_option("--document", words->document,
                   "Batch and sequence, file and row, transaction")
      ->type_name("ID");
  word->add_option("--signed", words->is_signed,
                   "Whether the paper was signed: yes or no")
      ->type_name("YES|NO")
      ->check(CLI::IsMember({"yes", "no"}));
}

}  // namespace

void AddSubmissionCommands(CLI::App* app, Command* chosen) {
  CLI::App* submit = AddWord(
      app, "submit",
      "Hand in the readings of one account, as the channel whose key is used. "
      "Accepted and held are stored and end with 0, refused ends with 1.",
      "intake submit 1234567890 12389\n"
      "intake submit 1234567891 day=12389 night=5512 --date 25.06.2014\n"
      "intake submit --text \"1234567890 12389\" --sender 79031234567\n"
      "intake submit 1234567890 12389 --key letter-77 --json");
  auto words = std::make_shared<SubmissionWords>();
  AddContentOptions(submit, words.get());
  submit
      ->add_option("--key", words->key,
                   "The request id: the same one again counts once [a new one]")
      ->type_name("ID");
  Runs(submit, chosen,
       [words](Session& session) { return Submit(session, *words); });

  CLI::App* check =
      AddWord(app, "check",
              "The judgement that submit would give now; nothing is stored.",
              "intake check 1234567890 12389\n"
              "intake check --text \"1234567890 день 100 ночь 50\" --json");
  auto checked = std::make_shared<SubmissionWords>();
  AddContentOptions(check, checked.get());
  Runs(check, chosen,
       [checked](Session& session) { return Check(session, *checked); });

  CLI::App* receipt = AddWord(
      app, "receipt",
      "Show a receipt by its code, with the submission it answers. With a "
      "channel's key alone, only the receipts that it gave itself.",
      "intake receipt 120-455\n"
      "intake receipt 120455 --json");
  auto code = std::make_shared<std::string>();
  receipt->add_option("CODE", *code, "As a person quotes it")
      ->type_name("")
      ->required();
  Runs(receipt, chosen,
       [code](Session& session) { return ShowReceipt(session, *code); });
}

}  // namespace intake::cli
