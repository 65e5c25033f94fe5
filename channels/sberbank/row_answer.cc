#include "channels/sberbank/row_answer.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace intake::sberbank {
namespace {

constexpr char kConflictRule[] = "KEY_REUSED";

std::string OutcomeWord(const v1::Receipt& receipt) {
  const bool is_conflict =
      std::any_of(receipt.findings().begin(), receipt.findings().end(),
                  [](const v1::Finding& finding) {
                    return finding.rule() == kConflictRule;
                  });
  if (is_conflict) return "conflict";
  switch (receipt.outcome()) {
    case v1::OUTCOME_ACCEPTED:
      return "accepted";
    case v1::OUTCOME_HELD:
      return "held";
    default:
      return "refused";
  }
}

// The file and line that first brought what was answered before; empty where it
// was this very one, in a run that a crash ended.
absl::StatusOr<std::string> EarlierSource(const v1::Submission& submission,
                                          const v1::Receipt& receipt,
                                          sdk::Client& client) {
  const auto stored = client.GetReceipt(receipt.code());
  // Another channel's: nothing that may be told here.
  if (absl::IsNotFound(stored.status())) return "";
  if (!stored.ok()) return stored.status();
  const std::string& source = stored->submission().evidence().source();
  return source == submission.evidence().source() ? "" : source;
}

}  // namespace

absl::Status AnswerRow(const v1::Submission& submission,
                       const absl::StatusOr<v1::SubmitReadingResponse>& result,
                       sdk::Client& client, AnswerLine& answer) {
  if (!result.ok()) {
    answer.outcome = "invalid";
    answer.text = std::string(result.status().message());
    return absl::OkStatus();
  }
  const v1::Receipt& receipt = result->receipt();
  answer.outcome = OutcomeWord(receipt);
  answer.receipt_code = receipt.code();
  answer.rules = absl::StrJoin(receipt.findings(), ",",
                               [](std::string* out, const auto& finding) {
                                 absl::StrAppend(out, finding.rule());
                               });
  answer.text = receipt.text();
  if (!result->replayed()) return absl::OkStatus();
  const auto earlier = EarlierSource(submission, receipt, client);
  if (!earlier.ok() || earlier->empty()) return earlier.status();
  answer.text = absl::StrCat("Уже было: ", *earlier, ". ", answer.text);
  if (answer.outcome != "conflict") answer.outcome = "repeated";
  return absl::OkStatus();
}

}  // namespace intake::sberbank
