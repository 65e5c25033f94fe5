#include "services/convert/installation_convert.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"

namespace intake {
namespace {

absl::StatusOr<Register> RegisterFromProto(const v1::Register& proto,
                                           const std::string& field) {
  const auto kind =
      RequiredEnumFromProto<RegisterKind>(proto.kind(), field + ".kind");
  if (!kind.ok()) return kind.status();
  Register dial{.kind = *kind,
                .whole_digits = proto.whole_digits(),
                .decimals = proto.decimals()};
  if (!proto.multiplier().empty()) {
    const absl::StatusOr<Milli> multiplier =
        AmountFromProto(proto.multiplier(), field + ".multiplier");
    if (!multiplier.ok()) return multiplier.status();
    dial.multiplier = *multiplier;
  }
  return dial;
}

}  // namespace

absl::StatusOr<Installation> InstallationFromProto(
    const v1::Installation& proto, absl::string_view field) {
  const auto commodity = RequiredEnumFromProto<Commodity>(
      proto.commodity(), absl::StrCat(field, ".commodity"));
  if (!commodity.ok()) return commodity.status();
  const auto point = EnumFromProto<MeteringPoint>(
      proto.point(), absl::StrCat(field, ".point"));
  if (!point.ok()) return point.status();
  const auto installed_on = RequiredDateFromProto(
      proto.installed_on(), absl::StrCat(field, ".installed_on"));
  if (!installed_on.ok()) return installed_on.status();
  const auto removed_on =
      DateFromProto(proto.removed_on(), absl::StrCat(field, ".removed_on"));
  if (!removed_on.ok()) return removed_on.status();
  const auto verified_until = DateFromProto(
      proto.verified_until(), absl::StrCat(field, ".verified_until"));
  if (!verified_until.ok()) return verified_until.status();
  Installation installation{.commodity = *commodity,
                            .point = point->value_or(MeteringPoint::kMain),
                            .serial = proto.serial(),
                            .installed_on = *installed_on,
                            .removed_on = *removed_on,
                            .verified_until = *verified_until,
                            .automatic = proto.automatic()};
  if (!proto.daily_capacity().empty()) {
    const absl::StatusOr<Milli> capacity = AmountFromProto(
        proto.daily_capacity(), absl::StrCat(field, ".daily_capacity"));
    if (!capacity.ok()) return capacity.status();
    installation.daily_capacity = *capacity;
  }
  for (int i = 0; i < proto.registers_size(); ++i) {
    const absl::StatusOr<Register> dial = RegisterFromProto(
        proto.registers(i), absl::StrCat(field, ".registers[", i, "]"));
    if (!dial.ok()) return dial.status();
    installation.registers.push_back(*dial);
  }
  return installation;
}

v1::Installation InstallationToProto(const Installation& installation) {
  v1::Installation proto;
  proto.set_commodity(EnumToProto<v1::Commodity>(installation.commodity));
  proto.set_point(EnumToProto<v1::MeteringPoint>(installation.point));
  proto.set_serial(installation.serial);
  proto.set_installed_on(FormatDate(installation.installed_on));
  if (installation.removed_on) {
    proto.set_removed_on(FormatDate(*installation.removed_on));
  }
  if (installation.verified_until) {
    proto.set_verified_until(FormatDate(*installation.verified_until));
  }
  proto.set_automatic(installation.automatic);
  if (installation.daily_capacity) {
    proto.set_daily_capacity(FormatAmount(*installation.daily_capacity));
  }
  for (const Register& dial : installation.registers) {
    v1::Register* item = proto.add_registers();
    item->set_kind(EnumToProto<v1::RegisterKind>(dial.kind));
    item->set_whole_digits(dial.whole_digits);
    item->set_decimals(dial.decimals);
    item->set_multiplier(FormatAmount(dial.multiplier));
  }
  return proto;
}

}  // namespace intake
