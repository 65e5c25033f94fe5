#include "services/convert/description_convert.h"

#include "core/base/civil_time.h"
#include "services/convert/account_convert.h"
#include "services/convert/register_key_convert.h"

namespace intake {

namespace {

v1::RegisterDescription LineToProto(const AccountDescription::Line& line) {
  v1::RegisterDescription proto;
  *proto.mutable_register_() = RegisterKeyToProto(line.slot, line.serial);
  proto.set_label(line.label);
  proto.set_whole_digits(line.slot.whole_digits);
  proto.set_decimals(line.slot.decimals);
  if (line.last) {
    proto.set_last_value(FormatAmount(line.last->value));
    proto.set_last_date(FormatDate(line.last->date));
  }
  if (line.expected_from) {
    proto.set_expected_from(FormatAmount(*line.expected_from));
  }
  if (line.expected_to) {
    proto.set_expected_to(FormatAmount(*line.expected_to));
  }
  return proto;
}

}  // namespace

v1::DescribeAccountResponse DescriptionToProto(
    const AccountDescription& description) {
  v1::DescribeAccountResponse proto;
  *proto.mutable_account() = AccountToProto(description.account);
  for (const AccountDescription::Line& line : description.lines) {
    *proto.add_registers() = LineToProto(line);
  }
  proto.set_window_from(FormatDate(description.window_from));
  proto.set_window_to(FormatDate(description.window_to));
  proto.set_period(FormatMonth(description.period));
  proto.set_text_template(description.text_template);
  return proto;
}

v1::ListedAccount ListedAccountToProto(const AccountDescription& description) {
  v1::ListedAccount proto;
  *proto.mutable_account() = AccountToProto(description.account);
  for (const AccountDescription::Line& line : description.lines) {
    *proto.add_registers() = LineToProto(line);
  }
  return proto;
}

}  // namespace intake
