#include "services/convert/finding_convert.h"

#include "core/messages/messages.h"
#include "services/convert/enum_convert.h"
#include "services/convert/register_key_convert.h"

namespace intake {

v1::UnderstoodValue UnderstoodToProto(const UnderstoodValue& understood) {
  v1::UnderstoodValue proto;
  *proto.mutable_register_() = RegisterKeyToProto(understood.slot, "");
  proto.set_value(FormatAmount(understood.value));
  return proto;
}

v1::Finding FindingToProto(const Finding& finding,
                           const std::vector<UnderstoodValue>& understood,
                           Language language) {
  v1::Finding proto;
  const absl::string_view name = RuleName(finding.rule);
  proto.set_rule(name.data(), name.size());
  proto.set_severity(EnumToProto<v1::Severity>(finding.severity));
  for (const UnderstoodValue& value : understood) {
    if (finding.target != value.slot.ref) continue;
    *proto.mutable_register_() = RegisterKeyToProto(value.slot, "");
    break;
  }
  proto.set_got(finding.got);
  proto.set_wanted(finding.wanted);
  proto.set_suggestion(finding.suggestion);
  proto.set_text(FindingText(finding, nullptr, language));
  return proto;
}

}  // namespace intake
