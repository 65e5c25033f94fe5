#include "services/convert/description_convert.h"

#include "core/base/civil_time.h"
#include "services/convert/account_convert.h"
#include "services/convert/register_key_convert.h"

namespace intake {

v1::DescribeAccountResponse DescriptionToProto(
    const AccountDescription& description) {
  v1::DescribeAccountResponse proto;
  *proto.mutable_account() = AccountToProto(description.account);
  for (const AccountDescription::Line& line : description.lines) {
    v1::RegisterDescription* item = proto.add_registers();
    *item->mutable_register_() = RegisterKeyToProto(line.slot, line.serial);
    item->set_label(line.label);
    item->set_whole_digits(line.slot.whole_digits);
    item->set_decimals(line.slot.decimals);
    if (line.last) {
      item->set_last_value(FormatAmount(line.last->value));
      item->set_last_date(FormatDate(line.last->date));
    }
    if (line.expected_from) {
      item->set_expected_from(FormatAmount(*line.expected_from));
    }
    if (line.expected_to) {
      item->set_expected_to(FormatAmount(*line.expected_to));
    }
  }
  proto.set_window_from(FormatDate(description.window_from));
  proto.set_window_to(FormatDate(description.window_to));
  proto.set_period(FormatMonth(description.period));
  proto.set_text_template(description.text_template);
  return proto;
}

}  // namespace intake
