#include "services/convert/export_convert.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/civil_time.h"
#include "core/base/limits.h"
#include "services/convert/account_convert.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/page_convert.h"
#include "services/convert/time_convert.h"
#include "services/convert/usage_convert.h"

namespace intake {
namespace {

// Counts of accounts and submissions: far below 2^63.
int64_t Signed(uint64_t count) { return static_cast<int64_t>(count); }

template <typename Proto>
absl::StatusOr<CoverageFilter> FilterFromProto(const Proto& proto,
                                               absl::CivilMonth current) {
  absl::Status status =
      CheckBytes("building", proto.building().size(), 0, limits::kNameBytesMax);
  status.Update(CheckBytes("entrance", proto.entrance().size(), 0,
                           limits::kNameBytesMax));
  if (!status.ok()) return status;
  CoverageFilter filter{.period = current,
                        .building = proto.building(),
                        .entrance = proto.entrance()};
  if (!proto.period().empty()) {
    const absl::StatusOr<absl::CivilMonth> period =
        MonthFromProto(proto.period(), "period");
    if (!period.ok()) return period.status();
    filter.period = *period;
  }
  return filter;
}

}  // namespace

v1::ListChangesResponse FeedPageToProto(const FeedPage& page) {
  v1::ListChangesResponse proto;
  for (const FeedRow& row : page.rows) {
    v1::ChangeRow* item = proto.add_rows();
    item->set_id(row.id);
    item->set_account_number(row.account_number);
    *item->mutable_change() = UsageChangeToProto(row.change);
    item->set_receipt_code(row.receipt_code);
    *item->mutable_recorded_at() = TimeToProto(row.recorded_at);
  }
  proto.set_next_cursor(page.next_cursor);
  proto.set_caught_up(page.caught_up);
  return proto;
}

absl::StatusOr<CoverageFilter> CoverageFilterFromProto(
    const v1::GetCoverageRequest& proto, absl::CivilMonth current) {
  return FilterFromProto(proto, current);
}

absl::StatusOr<CoverageFilter> CoverageFilterFromProto(
    const v1::ListMissingRequest& proto, absl::CivilMonth current) {
  return FilterFromProto(proto, current);
}

v1::GetCoverageResponse CoverageToProto(
    absl::CivilMonth period, const std::vector<PlaceCoverage>& places) {
  v1::GetCoverageResponse proto;
  proto.set_period(FormatMonth(period));
  for (const PlaceCoverage& place : places) {
    v1::PlaceCoverage* item = proto.add_places();
    item->set_building(place.building);
    item->set_entrance(place.entrance);
    item->set_accounts(Signed(place.accounts));
    item->set_complete(Signed(place.complete));
    item->set_partly(Signed(place.partly));
    item->set_held(Signed(place.held));
    item->set_missing(Signed(place.missing()));
  }
  return proto;
}

v1::ListMissingResponse MissingPageToProto(absl::CivilMonth period,
                                           const MissingPage& page) {
  v1::ListMissingResponse proto;
  proto.set_period(FormatMonth(period));
  std::optional<std::string> next = page.next;
  PageBytes bytes;
  for (size_t i = 0; i < page.rows.size(); ++i) {
    v1::MissingAccount* item = proto.add_accounts();
    *item->mutable_account() = AccountToProto(page.rows[i].account);
    item->set_standing(EnumToProto<v1::PeriodStanding>(page.rows[i].standing));
    if (bytes.IsFullWith(*item) && i + 1 < page.rows.size()) {
      next = page.rows[i].account.number;
      break;
    }
  }
  proto.set_next_page_token(next.value_or(""));
  return proto;
}

v1::CountArrivalsResponse ArrivalsToProto(
    absl::CivilDay date, const std::vector<ArrivalCount>& arrivals) {
  v1::CountArrivalsResponse proto;
  proto.set_date(FormatDate(date));
  for (const ArrivalCount& count : arrivals) {
    v1::ArrivalCount* item = proto.add_arrivals();
    item->set_channel_id(count.channel);
    item->set_outcome(EnumToProto<v1::Outcome>(count.outcome));
    item->set_submissions(Signed(count.submissions));
  }
  return proto;
}

}  // namespace intake
