#include "services/convert/held_convert.h"

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/field.h"
#include "services/convert/finding_convert.h"
#include "services/convert/page_convert.h"
#include "services/convert/reading_convert.h"
#include "services/convert/receipt_convert.h"
#include "services/convert/register_key_convert.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

v1::NeighbourReading NeighbourToProto(const LiveReading& reading,
                                      absl::Time charged_until) {
  v1::NeighbourReading proto;
  proto.set_date(FormatDate(reading.date));
  proto.set_value(FormatAmount(reading.value));
  proto.set_estimated(reading.estimated);
  proto.set_charged(reading.imported || reading.recorded_at <= charged_until);
  return proto;
}

v1::ValueEvidence EvidenceOf(const HeldExamination::Value& value,
                             absl::Time charged_until) {
  v1::ValueEvidence proto;
  *proto.mutable_register_() =
      RegisterKeyToProto(value.held.slot, value.serial);
  proto.set_label(value.label);
  proto.set_value(FormatAmount(value.held.value));
  if (value.previous) {
    *proto.mutable_previous() =
        NeighbourToProto(*value.previous, charged_until);
  }
  if (value.next) {
    *proto.mutable_next() = NeighbourToProto(*value.next, charged_until);
  }
  if (value.same_day) {
    *proto.mutable_same_day() =
        NeighbourToProto(*value.same_day, charged_until);
  }
  proto.set_previous_suspect(value.previous_suspect);
  if (value.usual) proto.set_usual_daily(FormatAmount(*value.usual));
  proto.set_warn_above_daily(FormatAmount(value.limits.warn_above));
  proto.set_hold_above_daily(FormatAmount(value.limits.hold_above));
  return proto;
}

}  // namespace

absl::StatusOr<HeldFilter> HeldFilterFromProto(
    const v1::ListHeldRequest& proto) {
  HeldFilter filter{.account_number = proto.account_number(),
                    .channel = proto.channel_id()};
  if (!filter.account_number.empty()) {
    absl::Status status =
        CheckAccountNumber("account_number", filter.account_number);
    if (!status.ok()) return status;
  }
  absl::Status status =
      CheckBytes("channel_id", filter.channel.size(), 0, limits::kNameBytesMax);
  if (!status.ok()) return status;
  if (!proto.rule().empty()) {
    filter.rule = RuleNamed(proto.rule());
    if (!filter.rule) {
      return FieldError("rule", absl::StrCat("got `", proto.rule(),
                                             "`, want a rule's name such as "
                                             "HIGH_USAGE"));
    }
  }
  if (proto.has_received_before()) {
    const absl::StatusOr<absl::Time> moment =
        TimeFromProto(proto.received_before(), "received_before");
    if (!moment.ok()) return moment.status();
    filter.received_before = *moment;
  }
  return filter;
}

v1::ListHeldResponse HeldPageToProto(const HeldPage& page) {
  v1::ListHeldResponse proto;
  std::optional<HeldKey> next = page.next;
  PageBytes bytes;
  for (size_t i = 0; i < page.rows.size(); ++i) {
    *proto.add_held() = JudgedToRecordProto(page.rows[i].judged);
    if (bytes.IsFullWith(*proto.held().rbegin()) && i + 1 < page.rows.size()) {
      next = page.rows[i].key;
      break;
    }
  }
  proto.set_next_page_token(PageTokenToProto(next));
  return proto;
}

v1::ExamineHeldResponse ExaminationToProto(
    const HeldExamination& examination, const SubmissionJudged& judged,
    const std::vector<ReadingRow>& history) {
  v1::ExamineHeldResponse proto;
  *proto.mutable_held() = JudgedToRecordProto(judged);
  proto.set_revision(examination.sequence);
  std::vector<UnderstoodValue> values;
  for (const HeldExamination::Value& value : examination.values) {
    *proto.add_values() = EvidenceOf(value, examination.charged_until);
    values.push_back(value.held);
  }
  for (const Finding& finding : examination.findings_now) {
    *proto.add_findings_now() =
        FindingToProto(finding, values, examination.language);
  }
  for (const ReadingRow& row : history) {
    *proto.add_history() = ReadingToProto(row);
  }
  proto.set_expired(examination.expired);
  return proto;
}

}  // namespace intake
