#include "services/convert/slip_convert.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

v1::BatchHeader HeaderToProto(const BatchHeader& header) {
  v1::BatchHeader proto;
  proto.set_number(header.number);
  proto.set_source(header.source);
  proto.set_date(FormatDate(header.date));
  proto.set_slips(header.slips);
  if (header.control_total) {
    proto.set_control_total(FormatAmount(*header.control_total));
  }
  if (header.hash_total) {
    proto.set_hash_total(FormatHashTotal(*header.hash_total));
  }
  proto.set_mode(EnumToProto<v1::KeyingMode>(header.mode));
  return proto;
}

void SetDifferences(const BatchView& batch, v1::BatchState& proto) {
  const BatchHeader& header = batch.record.header;
  if (header.control_total && batch.totals.control != *header.control_total) {
    proto.set_control_difference(
        FormatControlTotal(batch.totals.control - *header.control_total));
  }
  if (header.hash_total && batch.totals.hash != *header.hash_total) {
    proto.set_hash_difference(
        FormatHashTotal(batch.totals.hash - *header.hash_total));
  }
}

v1::SlipContent ContentToProto(const SlipContent& content,
                               CodeTexts code_texts) {
  v1::SlipContent proto;
  proto.set_account_number(content.account_number);
  proto.mutable_values()->Assign(content.values.begin(), content.values.end());
  proto.set_is_signed(content.is_signed);
  if (content.reading_date) {
    proto.set_reading_date(FormatDate(*content.reading_date));
  }
  proto.set_meter_serial(content.meter_serial);
  if (code_texts == CodeTexts::kGiven) proto.set_code_text(content.code_text);
  return proto;
}

// Whole characters of UTF-8: a byte that goes on with one does not begin it.
std::string CutText(absl::string_view text) {
  if (text.size() <= limits::kSlipReceiptTextBytesMax) return std::string(text);
  size_t end = limits::kSlipReceiptTextBytesMax;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) {
    --end;
  }
  return std::string(text.substr(0, end));
}

}  // namespace

absl::StatusOr<BatchHeader> BatchHeaderFromProto(const v1::BatchHeader& proto) {
  BatchHeader header = {.number = proto.number(),
                        .source = proto.source(),
                        .slips = proto.slips()};
  const auto date = RequiredDateFromProto(proto.date(), "header.date");
  if (!date.ok()) return date.status();
  header.date = *date;
  if (!proto.control_total().empty()) {
    const auto control =
        AmountFromProto(proto.control_total(), "header.control_total");
    if (!control.ok()) return control.status();
    header.control_total = *control;
  }
  if (!proto.hash_total().empty()) {
    const auto hash = ParseHashTotal(proto.hash_total());
    if (!hash.ok()) {
      return FieldError("header.hash_total", hash.status().message());
    }
    header.hash_total = *hash;
  }
  const auto mode =
      RequiredEnumFromProto<KeyingMode>(proto.mode(), "header.mode");
  if (!mode.ok()) return mode.status();
  header.mode = *mode;
  return header;
}

absl::StatusOr<SlipContent> SlipContentFromProto(const v1::SlipContent& proto) {
  const auto date = DateFromProto(proto.reading_date(), "content.reading_date");
  if (!date.ok()) return date.status();
  SlipContent content = {
      .account_number = proto.account_number(),
      .values = {proto.values().begin(), proto.values().end()},
      .is_signed = proto.is_signed(),
      .reading_date = *date,
      .meter_serial = proto.meter_serial(),
      .code_text = proto.code_text()};
  const absl::Status status = CheckSlipContent(content);
  if (!status.ok()) return InsideField(status, "content");
  return content;
}

absl::StatusOr<std::vector<SequencedReceipt>> SlipReceiptsFromProto(
    const v1::RecordSlipReceiptsRequest& proto) {
  const absl::Status status =
      CheckCount("receipts", static_cast<size_t>(proto.receipts_size()), 0,
                 limits::kSlipsPerBatchMax);
  if (!status.ok()) return status;
  std::vector<SequencedReceipt> receipts;
  for (int i = 0; i < proto.receipts_size(); ++i) {
    const v1::SlipReceipt& slip = proto.receipts(i);
    const std::string field = absl::StrCat("receipts[", i, "].receipt");
    const auto outcome = RequiredEnumFromProto<Outcome>(
        slip.receipt().outcome(), absl::StrCat(field, ".outcome"));
    if (!outcome.ok()) return outcome.status();
    const absl::Status code =
        CheckBytes(absl::StrCat(field, ".code"), slip.receipt().code().size(),
                   1, limits::kCodeBytesMax);
    if (!code.ok()) return code;
    receipts.push_back({.sequence = slip.sequence(),
                        .receipt = {.code = slip.receipt().code(),
                                    .outcome = *outcome,
                                    .text = CutText(slip.receipt().text())}});
  }
  return receipts;
}

v1::BatchState BatchStateToProto(const BatchView& batch) {
  v1::BatchState proto;
  *proto.mutable_header() = HeaderToProto(batch.record.header);
  proto.set_keyed(batch.keyed);
  proto.set_keyed_second(batch.keyed_second);
  proto.set_second_wanted(batch.second_wanted);
  proto.set_differing(batch.differing);
  proto.set_control_total(FormatControlTotal(batch.totals.control));
  proto.set_hash_total(FormatHashTotal(batch.totals.hash));
  SetDifferences(batch, proto);
  proto.set_complete(batch.complete);
  proto.set_closed(batch.record.end.has_value());
  if (batch.record.end) proto.set_closed_by(batch.record.end->agent);
  proto.set_handed_in(batch.record.handed_in);
  *proto.mutable_opened_at() = TimeToProto(batch.record.opened_at);
  proto.set_opened_by(batch.record.opened_by);
  return proto;
}

v1::Slip SlipToProto(const SlipView& slip, CodeTexts code_texts) {
  v1::Slip proto;
  proto.set_sequence(slip.sequence);
  if (slip.content) {
    *proto.mutable_content() = ContentToProto(*slip.content, code_texts);
  }
  if (slip.second_content) {
    *proto.mutable_second_content() =
        ContentToProto(*slip.second_content, code_texts);
  }
  proto.set_first_agent(slip.first_agent);
  proto.set_second_agent(slip.second_agent);
  proto.set_settled_by(slip.settled_by);
  proto.set_second_wanted(slip.second_wanted);
  proto.set_differs(slip.differs);
  if (slip.receipt) {
    proto.set_receipt_code(slip.receipt->code);
    proto.set_outcome(EnumToProto<v1::Outcome>(slip.receipt->outcome));
    proto.set_receipt_text(slip.receipt->text);
  }
  return proto;
}

}  // namespace intake
