#include "services/convert/replay_convert.h"

#include <cstdint>
#include <optional>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/finding_convert.h"
#include "services/convert/time_convert.h"

namespace intake {

absl::StatusOr<ReplaySpan> ReplaySpanFromProto(
    const v1::ReplayRulesRequest& proto, const absl::TimeZone& zone) {
  const auto from = DateFromProto(proto.from_date(), "from_date");
  if (!from.ok()) return from.status();
  const auto until = DateFromProto(proto.until_date(), "until_date");
  if (!until.ok()) return until.status();
  if (*from && *until && **until < **from) {
    return FieldError(
        "until_date",
        absl::StrCat("got ", proto.until_date(), ", want from_date, ",
                     proto.from_date(), ", or later"));
  }
  ReplaySpan span;
  if (*from) span.from = StartOfDay(**from, zone);
  if (*until) span.until = StartOfDay(**until + 1, zone);
  return span;
}

v1::ReplayRulesResponse ReplayChangeToProto(const ReplayChange& change,
                                            const ReplayProgress& progress) {
  v1::ReplayRulesResponse response = ReplayProgressToProto(progress);
  v1::ReplayChange& proto = *response.mutable_change();
  proto.set_account_number(change.was.account_number);
  proto.set_receipt_code(change.was.code);
  *proto.mutable_received_at() = TimeToProto(change.was.received_at);
  proto.set_channel_id(change.channel);
  proto.set_outcome_was(EnumToProto<v1::Outcome>(change.was.outcome));
  proto.set_outcome_now(EnumToProto<v1::Outcome>(change.now.outcome));
  for (const Finding& finding : change.gone) {
    *proto.add_findings_gone() =
        FindingToProto(finding, change.was.understood, change.was.language);
  }
  for (const Finding& finding : change.added) {
    *proto.add_findings_new() =
        FindingToProto(finding, change.now.understood, change.now.language);
  }
  return response;
}

v1::ReplayRulesResponse ReplayProgressToProto(const ReplayProgress& progress) {
  v1::ReplayRulesResponse proto;
  proto.set_events_done(static_cast<int64_t>(progress.events_done));
  proto.set_events_total(static_cast<int64_t>(progress.events_total));
  proto.set_submissions_judged(
      static_cast<int64_t>(progress.submissions_judged));
  return proto;
}

}  // namespace intake
