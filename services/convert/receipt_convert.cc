#include "services/convert/receipt_convert.h"

#include <algorithm>
#include <vector>

#include "core/base/civil_time.h"
#include "services/convert/enum_convert.h"
#include "services/convert/finding_convert.h"
#include "services/convert/status_convert.h"
#include "services/convert/submission_convert.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

// The contract has the worst first; among equals, in order of rule.
std::vector<const Finding*> WorstFirst(const Findings& findings) {
  std::vector<const Finding*> sorted;
  sorted.reserve(findings.size());
  for (const Finding& finding : findings) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Finding* a, const Finding* b) {
                     return a->severity > b->severity;
                   });
  return sorted;
}

}  // namespace

v1::Receipt ReceiptToProto(const Receipt& receipt,
                           std::optional<Language> language) {
  v1::Receipt proto;
  proto.set_outcome(EnumToProto<v1::Outcome>(receipt.outcome));
  proto.set_code(receipt.code);
  proto.set_account_number(receipt.account_number);
  for (const UnderstoodValue& understood : receipt.understood) {
    *proto.add_understood() = UnderstoodToProto(understood);
  }
  if (receipt.reading_date) {
    proto.set_reading_date(FormatDate(*receipt.reading_date));
  }
  if (receipt.period) proto.set_period(FormatMonth(*receipt.period));
  for (const Finding* finding : WorstFirst(receipt.findings)) {
    *proto.add_findings() = FindingToProto(*finding, receipt.understood,
                                           language.value_or(receipt.language));
  }
  proto.set_text(receipt.text);
  proto.set_language(EnumToProto<v1::Language>(receipt.language));
  *proto.mutable_received_at() = TimeToProto(receipt.received_at);
  proto.set_rules_version(receipt.rules_version);
  for (const UnderstoodValue& proposed : receipt.proposal) {
    *proto.add_proposal() = UnderstoodToProto(proposed);
  }
  if (receipt.answer_until) {
    proto.set_answer_until(FormatDate(*receipt.answer_until));
  }
  return proto;
}

v1::SubmitReadingResponse AdmittedToProto(const Admitted& admitted) {
  v1::SubmitReadingResponse proto;
  *proto.mutable_receipt() = ReceiptToProto(admitted.receipt);
  proto.set_replayed(admitted.replayed);
  return proto;
}

v1::SubmissionResult SubmissionResultToProto(
    const absl::StatusOr<Admitted>& result) {
  v1::SubmissionResult proto;
  if (result.ok()) {
    *proto.mutable_response() = AdmittedToProto(*result);
  } else {
    *proto.mutable_error() = StatusToProto(result.status());
  }
  return proto;
}

v1::GetReceiptResponse JudgedToReceiptProto(const SubmissionJudged& judged,
                                            std::optional<Language> language) {
  v1::GetReceiptResponse proto;
  *proto.mutable_receipt() = ReceiptToProto(judged.receipt, language);
  proto.set_channel_id(judged.channel);
  *proto.mutable_submission() = SubmissionToProto(judged.submission);
  return proto;
}

v1::SubmissionRecord JudgedToRecordProto(const SubmissionJudged& judged,
                                         std::optional<Language> language) {
  v1::SubmissionRecord proto;
  *proto.mutable_submission() = SubmissionToProto(judged.submission);
  proto.set_channel_id(judged.channel);
  *proto.mutable_receipt() = ReceiptToProto(judged.receipt, language);
  return proto;
}

}  // namespace intake
