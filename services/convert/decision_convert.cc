#include "services/convert/decision_convert.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "services/convert/field.h"
#include "services/convert/register_key_convert.h"

namespace intake {

absl::StatusOr<Decision> DecisionFromProto(const v1::Decision& proto,
                                           absl::string_view field) {
  absl::Status status =
      CheckBytes(absl::StrCat(field, ".agent"), proto.agent().size(), 1,
                 limits::kAgentBytesMax);
  status.Update(CheckBytes(absl::StrCat(field, ".reason"),
                           proto.reason().size(), 1,
                           limits::kDecisionReasonBytesMax));
  if (!status.ok()) return status;
  return Decision{.agent = proto.agent(), .reason = proto.reason()};
}

absl::StatusOr<KeyedValue> KeyedValueFromProto(const v1::RegisterKey& target,
                                               absl::string_view value,
                                               absl::string_view field) {
  absl::StatusOr<RegisterKey> key =
      RegisterKeyFromProto(target, absl::StrCat(field, ".register"));
  if (!key.ok()) return key.status();
  const absl::StatusOr<Milli> amount =
      AmountFromProto(value, absl::StrCat(field, ".value"));
  if (!amount.ok()) return amount.status();
  return KeyedValue{.target = *std::move(key), .value = *amount};
}

}  // namespace intake
