#include "services/convert/usage_convert.h"

#include "core/base/amount.h"
#include "core/base/civil_time.h"
#include "services/convert/register_key_convert.h"

namespace intake {

v1::UsageChange UsageChangeToProto(const UsageChange& change) {
  v1::UsageChange proto;
  *proto.mutable_register_() = RegisterKeyToProto(change.slot, change.serial);
  proto.set_multiplier(FormatAmount(change.multiplier));
  proto.set_from_date(FormatDate(change.from_date));
  proto.set_from_value(FormatAmount(change.from_value));
  proto.set_to_date(FormatDate(change.to_date));
  proto.set_to_value(FormatAmount(change.to_value));
  proto.set_usage(FormatAmount(change.usage));
  proto.set_period(FormatMonth(change.period));
  proto.set_charged_in(FormatMonth(change.charged_in));
  return proto;
}

google::protobuf::RepeatedPtrField<v1::UsageChange> UsageChangesToProto(
    const std::vector<UsageChange>& changes) {
  google::protobuf::RepeatedPtrField<v1::UsageChange> protos;
  for (const UsageChange& change : changes) {
    *protos.Add() = UsageChangeToProto(change);
  }
  return protos;
}

}  // namespace intake
