#include "services/convert/receipt_convert.h"

#include <algorithm>

#include "core/base/civil_time.h"
#include "core/messages/messages.h"
#include "services/convert/enum_convert.h"
#include "services/convert/register_key_convert.h"
#include "services/convert/status_convert.h"
#include "services/convert/submission_convert.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

void AddFinding(const Finding& finding, const Receipt& receipt,
                v1::Receipt& proto) {
  v1::Finding* item = proto.add_findings();
  const absl::string_view name = RuleName(finding.rule);
  item->set_rule(name.data(), name.size());
  item->set_severity(EnumToProto<v1::Severity>(finding.severity));
  if (finding.target) {
    const auto slot =
        std::find_if(receipt.understood.begin(), receipt.understood.end(),
                     [&finding](const UnderstoodValue& value) {
                       return value.slot.ref == *finding.target;
                     });
    if (slot != receipt.understood.end()) {
      *item->mutable_register_() = RegisterKeyToProto(slot->slot, "");
    }
  }
  item->set_got(finding.got);
  item->set_wanted(finding.wanted);
  item->set_suggestion(finding.suggestion);
  item->set_text(FindingText(finding, nullptr, receipt.language));
}

}  // namespace

v1::Receipt ReceiptToProto(const Receipt& receipt) {
  v1::Receipt proto;
  proto.set_outcome(EnumToProto<v1::Outcome>(receipt.outcome));
  proto.set_code(receipt.code);
  proto.set_account_number(receipt.account_number);
  for (const UnderstoodValue& understood : receipt.understood) {
    v1::UnderstoodValue* item = proto.add_understood();
    *item->mutable_register_() = RegisterKeyToProto(understood.slot, "");
    item->set_value(FormatAmount(understood.value));
  }
  if (receipt.reading_date) {
    proto.set_reading_date(FormatDate(*receipt.reading_date));
  }
  if (receipt.period) proto.set_period(FormatMonth(*receipt.period));
  for (const Finding& finding : receipt.findings) {
    AddFinding(finding, receipt, proto);
  }
  proto.set_text(receipt.text);
  proto.set_language(EnumToProto<v1::Language>(receipt.language));
  *proto.mutable_received_at() = TimeToProto(receipt.received_at);
  proto.set_rules_version(receipt.rules_version);
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

v1::GetReceiptResponse JudgedToReceiptProto(const SubmissionJudged& judged) {
  v1::GetReceiptResponse proto;
  *proto.mutable_receipt() = ReceiptToProto(judged.receipt);
  proto.set_channel_id(judged.channel);
  *proto.mutable_submission() = SubmissionToProto(judged.submission);
  return proto;
}

v1::SubmissionRecord JudgedToRecordProto(const SubmissionJudged& judged) {
  v1::SubmissionRecord proto;
  *proto.mutable_submission() = SubmissionToProto(judged.submission);
  proto.set_channel_id(judged.channel);
  *proto.mutable_receipt() = ReceiptToProto(judged.receipt);
  return proto;
}

}  // namespace intake
