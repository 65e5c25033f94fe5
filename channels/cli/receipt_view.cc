#include "channels/cli/receipt_view.h"

#include "absl/strings/str_cat.h"
#include "channels/cli/render/style.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/text_width.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

Mood MoodOf(v1::Outcome outcome) {
  switch (outcome) {
    case v1::OUTCOME_ACCEPTED:
      return Mood::kGood;
    case v1::OUTCOME_HELD:
      return Mood::kDoubtful;
    default:
      return Mood::kBad;
  }
}

std::string ValuesText(const RepeatedMessages<v1::UnderstoodValue>& values,
                       const Console& console) {
  if (values.empty()) return "";
  Table table({{"Register"}, {"Value", Align::kRight}});
  for (const v1::UnderstoodValue& value : values) {
    table.AddRow({RegisterWords(value.register_()), value.value()});
  }
  return table.Render(console);
}

// What the customer probably meant, and how they may answer.
std::string QuestionText(const v1::Receipt& receipt, const Console& console) {
  if (receipt.answer_until().empty()) {
    return receipt.proposal().empty()
               ? ""
               : absl::StrCat("\nProbably meant:\n",
                              ValuesText(receipt.proposal(), console));
  }
  return absl::StrCat(
      "\nAsks: answer yes or no until ", DateForPeople(receipt.answer_until()),
      receipt.proposal().empty() ? "; yes releases what was sent.\n"
                                 : "; yes takes this instead:\n",
      ValuesText(receipt.proposal(), console));
}

std::string Section(const std::string& text) {
  return text.empty() ? "" : absl::StrCat("\n", text);
}

}  // namespace

std::string FindingsText(const RepeatedMessages<v1::Finding>& findings,
                         const Console& console) {
  if (findings.empty()) return "";
  Table table({{"Rule"}, {"Severity"}, {"Register"}, {"What"}});
  for (const v1::Finding& finding : findings) {
    table.AddRow(
        {finding.rule(), SeverityWord(finding.severity()),
         finding.has_register_() ? RegisterWords(finding.register_()) : "",
         finding.text()});
  }
  return table.Render(console);
}

std::string ReceiptText(const v1::Receipt& receipt, const Console& console,
                        absl::TimeZone zone) {
  Facts facts;
  facts.Add("Receipt", receipt.code());
  facts.Add("Account", receipt.account_number());
  facts.Add("Read on", DateForPeople(receipt.reading_date()));
  facts.Add("Counts for", DateForPeople(receipt.period()));
  facts.Add("Received", MomentForPeople(receipt.received_at(), zone));
  facts.Add("Rules", receipt.rules_version());
  const std::string outcome = OutcomeWord(receipt.outcome());
  return absl::StrCat(
      Coloured(console, MoodOf(receipt.outcome()), outcome), "\n",
      facts.Render(), Section(ValuesText(receipt.understood(), console)),
      Section(FindingsText(receipt.findings(), console)),
      QuestionText(receipt, console),
      receipt.text().empty() ? ""
                             : absl::StrCat("\nAnswer to the customer:\n  ",
                                            Printable(receipt.text()), "\n"));
}

std::string ReceiptRecordText(const v1::GetReceiptResponse& record,
                              const Console& console, absl::TimeZone zone) {
  const v1::Submission& submission = record.submission();
  const v1::Evidence& evidence = submission.evidence();
  Facts facts;
  facts.Add("Handed in", ContentWords(submission));
  facts.Add("Channel", record.channel_id());
  facts.Add("Request", submission.request_id());
  facts.Add("Sender", evidence.sender());
  facts.Add("Agent", evidence.agent());
  facts.Add("Document", evidence.document());
  if (evidence.signature() != v1::SIGNATURE_UNSPECIFIED) {
    facts.Add("Signed",
              evidence.signature() == v1::SIGNATURE_PRESENT ? "yes" : "no");
  }
  return absl::StrCat(ReceiptText(record.receipt(), console, zone), "\n",
                      facts.Render());
}

ExitCode ExitCodeOf(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_ACCEPTED || outcome == v1::OUTCOME_HELD
             ? ExitCode::kOk
             : ExitCode::kRefused;
}

}  // namespace intake::cli
