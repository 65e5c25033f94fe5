#include "channels/cli/review_decisions.h"

#include <memory>
#include <ostream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/cli/register_name.h"
#include "channels/cli/review_view.h"
#include "channels/cli/staff_decision.h"
#include "channels/sdk/status.h"

namespace intake::cli {
namespace {

struct ApproveOptions {
  v1::ApproveReadingRequest request;
  int64_t revision = 0;
  std::vector<std::string> values;
  std::vector<std::string> voided;
  std::vector<std::string> corrected;
  bool rolled_over = false;
};

struct RejectOptions {
  v1::RejectReadingRequest request;
  int64_t revision = 0;
};

absl::StatusOr<v1::ApproveReadingRequest> RequestFrom(
    const ApproveOptions& options) {
  v1::ApproveReadingRequest request = options.request;
  request.set_revision(options.revision);
  request.set_rolled_over(options.rolled_over);
  for (const std::string& word : options.values) {
    absl::StatusOr<v1::NamedValue> named = NamedValueFromWord(word);
    if (!named.ok()) return named.status();
    v1::UnderstoodValue& value = *request.add_corrected();
    *value.mutable_register_() = named->register_();
    value.set_value(named->value());
  }
  for (const std::string& word : options.voided) {
    absl::StatusOr<v1::NeighbourDecision> voided = VoidedFromWord(word);
    if (!voided.ok()) return voided.status();
    *request.add_neighbours() = *voided;
  }
  for (const std::string& word : options.corrected) {
    absl::StatusOr<v1::NeighbourDecision> corrected = CorrectedFromWord(word);
    if (!corrected.ok()) return corrected.status();
    *request.add_neighbours() = *corrected;
  }
  return request;
}

// Somebody else was first, or something came meanwhile: shows what there is to
// decide about now. What waits no longer is told by the error alone.
void ShowCurrent(Session& session, sdk::Connection& connection,
                 const std::string& code) {
  if (session.flags().json) return;
  v1::ExamineHeldRequest request;
  request.set_code(code);
  const auto evidence = connection.ExamineHeld(request, kCallTimeout);
  if (!evidence.ok()) return;
  session.console().out << EvidenceText(*evidence, session.console(),
                                        session.SupplierZone(connection))
                        << '\n';
}

template <typename Response>
absl::StatusOr<ExitCode> Finish(Session& session, sdk::Connection& connection,
                                const absl::StatusOr<Response>& response,
                                const std::string& code,
                                absl::string_view done) {
  if (absl::IsAborted(response.status())) {
    ShowCurrent(session, connection, code);
  }
  const bool ended = sdk::ReasonOf(response.status()) == "HOLD_ENDED";
  return WriteDecision(
      session, response, absl::StrCat(code, " is ", done, "."),
      absl::StrCat(ended ? "intake audit show " : "intake review show ", code));
}

absl::StatusOr<ExitCode> Approve(Session& session,
                                 const ApproveOptions& options) {
  const absl::StatusOr<v1::ApproveReadingRequest> request =
      RequestFrom(options);
  if (!request.ok()) return request.status();
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  return Finish(session, **connection,
                (*connection)->ApproveReading(*request, kCallTimeout),
                request->code(), "approved");
}

absl::StatusOr<ExitCode> Reject(Session& session,
                                const RejectOptions& options) {
  v1::RejectReadingRequest request = options.request;
  request.set_revision(options.revision);
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  return Finish(session, **connection,
                (*connection)->RejectReading(request, kCallTimeout),
                request.code(), "rejected");
}

void AddCommonOptions(CLI::App* word, std::string* code, int64_t* revision,
                      v1::Decision* decision) {
  word->add_option("CODE", *code, "The receipt's, as a person quotes it")
      ->type_name("")
      ->required();
  AddDecisionOptions(word, decision);
  word->add_option("--revision", *revision,
                   "Only if nothing has come to the account since review show "
                   "gave this number [whatever has come]")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
}

// An option that may be given several times, a word each.
void AddWords(CLI::App* word, const std::string& name,
              std::vector<std::string>* words, const std::string& form,
              const std::string& purpose) {
  word->add_option(name, *words, purpose)
      ->type_name(form)
      ->allow_extra_args(false);
}

void AddApprove(CLI::App* review, Command* chosen) {
  CLI::App* word = AddWord(
      review, "approve",
      "Let a held reading in, as it is or with other values. Where it "
      "contradicts a reading before or after it, say in the same step what "
      "becomes of that one, or that the dial rolled over. A register is named "
      "as in day, hot_water/kitchen or night#SERIAL.",
      "intake review approve 000-013 --agent petrova --reason \"seen on a "
      "photo\" --revision 17\n"
      "intake review approve 000-013 --value night=5512 --agent petrova "
      "--reason \"customer phoned\"\n"
      "intake review approve 000-013 --void day@2014-05-20 --agent petrova "
      "--reason \"typo in May\"\n"
      "intake review approve 000-013 --correct day@2014-05-20=12300 --agent "
      "petrova --reason \"typo in May\"\n"
      "intake review approve 000-013 --rolled-over --agent petrova --reason "
      "\"five digits\"");
  auto options = std::make_shared<ApproveOptions>();
  AddCommonOptions(word, options->request.mutable_code(), &options->revision,
                   options->request.mutable_decision());
  AddWords(word, "--value", &options->values, "REGISTER=V",
           "Take this value in place of the one handed in; may be repeated");
  AddWords(word, "--void", &options->voided, "REGISTER@DATE",
           "Take that reading out; may be repeated");
  AddWords(word, "--correct", &options->corrected, "REGISTER@DATE=V",
           "Give that reading this value; may be repeated");
  word->add_flag("--rolled-over", options->rolled_over,
                 "The dial passed zero beside the held reading");
  Runs(word, chosen,
       [options](Session& session) { return Approve(session, *options); });
}

void AddReject(CLI::App* review, Command* chosen) {
  CLI::App* word = AddWord(
      review, "reject",
      "Turn a held reading down; it is kept, and never counts.",
      "intake review reject 000-013 --agent petrova --reason \"another flat's "
      "meter\"\n"
      "intake review reject 000-013 --agent petrova --reason nonsense "
      "--revision 17");
  auto options = std::make_shared<RejectOptions>();
  AddCommonOptions(word, options->request.mutable_code(), &options->revision,
                   options->request.mutable_decision());
  Runs(word, chosen,
       [options](Session& session) { return Reject(session, *options); });
}

}  // namespace

void AddReviewDecisions(CLI::App* review, Command* chosen) {
  AddApprove(review, chosen);
  AddReject(review, chosen);
}

}  // namespace intake::cli
