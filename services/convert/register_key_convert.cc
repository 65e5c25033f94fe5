#include "services/convert/register_key_convert.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"

namespace intake {

absl::StatusOr<RegisterKey> RegisterKeyFromProto(const v1::RegisterKey& key,
                                                 absl::string_view field) {
  const auto commodity = EnumFromProto<Commodity>(
      key.commodity(), absl::StrCat(field, ".commodity"));
  if (!commodity.ok()) return commodity.status();
  const auto point =
      EnumFromProto<MeteringPoint>(key.point(), absl::StrCat(field, ".point"));
  if (!point.ok()) return point.status();
  const auto kind =
      EnumFromProto<RegisterKind>(key.kind(), absl::StrCat(field, ".kind"));
  if (!kind.ok()) return kind.status();
  absl::Status status =
      CheckBytes(absl::StrCat(field, ".serial"), key.serial().size(), 0,
                 limits::kNameBytesMax);
  if (!status.ok()) return status;
  return RegisterKey{.commodity = *commodity,
                     .point = *point,
                     .kind = *kind,
                     .serial = key.serial()};
}

v1::RegisterKey RegisterKeyToProto(const NamedValue& named) {
  v1::RegisterKey key;
  if (named.commodity) {
    key.set_commodity(EnumToProto<v1::Commodity>(*named.commodity));
  }
  if (named.point) key.set_point(EnumToProto<v1::MeteringPoint>(*named.point));
  if (named.kind) key.set_kind(EnumToProto<v1::RegisterKind>(*named.kind));
  key.set_serial(named.serial);
  return key;
}

v1::RegisterKey RegisterKeyToProto(const RegisterSlot& slot,
                                   absl::string_view serial) {
  return RegisterKeyToProto(NamedValue{.commodity = slot.commodity,
                                       .point = slot.point,
                                       .kind = slot.kind,
                                       .serial = std::string(serial)});
}

}  // namespace intake
