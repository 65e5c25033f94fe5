#include "services/convert/reading_convert.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/civil_time.h"
#include "services/convert/enum_convert.h"
#include "services/convert/page_convert.h"
#include "services/convert/receipt_convert.h"
#include "services/convert/register_key_convert.h"
#include "services/convert/time_convert.h"

namespace intake {

v1::Reading ReadingToProto(const ReadingRow& row) {
  v1::Reading proto;
  *proto.mutable_register_() = RegisterKeyToProto(row.slot, row.serial);
  proto.set_date(FormatDate(row.date));
  proto.set_value(FormatAmount(row.value));
  proto.set_state(EnumToProto<v1::ReadingState>(row.state));
  proto.set_estimated(row.estimated);
  proto.set_period(FormatMonth(row.period));
  proto.set_channel_id(row.channel);
  proto.set_receipt_code(row.receipt_code);
  // What came with the import was received by another system.
  if (!row.imported) {
    *proto.mutable_received_at() = TimeToProto(row.received_at);
  }
  return proto;
}

v1::ListReadingsResponse ReadingPageToProto(const ReadingPage& page) {
  v1::ListReadingsResponse proto;
  for (const ReadingRow& row : page.rows) {
    *proto.add_readings() = ReadingToProto(row);
  }
  proto.set_next_page_token(PageTokenToProto(page.next));
  return proto;
}

v1::ListSubmissionsResponse SubmissionPageToProto(
    const SubmissionPage& page, std::optional<Language> language) {
  v1::ListSubmissionsResponse proto;
  std::optional<uint32_t> next = page.next;
  PageBytes bytes;
  for (size_t i = 0; i < page.rows.size(); ++i) {
    *proto.add_submissions() =
        JudgedToRecordProto(page.rows[i].judged, language);
    if (bytes.IsFullWith(*proto.submissions().rbegin()) &&
        i + 1 < page.rows.size()) {
      next = page.rows[i].sequence;
      break;
    }
  }
  proto.set_next_page_token(PageTokenToProto(next));
  return proto;
}

}  // namespace intake
