// Rows of the tables `keyings` and `slip_receipts`.

#include "storage/slips/slip_rows.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "core/base/civil_time.h"

namespace intake {
namespace {

constexpr char kSelectKeyings[] = R"sql(
  SELECT sequence, turn, agent, keyed_at_us, account_number, reading_values,
         is_signed, reading_date, meter_serial, code_text
  FROM keyings
  WHERE batch_id = ?1
  ORDER BY sequence, turn)sql";

constexpr char kSelectReceipts[] = R"sql(
  SELECT sequence, code, outcome, text
  FROM slip_receipts
  WHERE batch_id = ?1
  ORDER BY sequence)sql";

constexpr char kPutKeying[] = R"sql(
  INSERT OR REPLACE INTO keyings
    (batch_id, sequence, turn, agent, keyed_at_us, account_number,
     reading_values, is_signed, reading_date, meter_serial, code_text)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql";

constexpr char kAddReceipt[] = R"sql(
  INSERT INTO slip_receipts (batch_id, sequence, code, outcome, text)
  VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT DO NOTHING)sql";

constexpr char kCountReceipts[] = R"sql(
  UPDATE batches
  SET handed_in = (SELECT COUNT(*) FROM slip_receipts WHERE batch_id = ?1)
  WHERE id = ?1)sql";

absl::Status Damaged(const SlipBatch& batch, int64_t sequence) {
  return absl::DataLossError(absl::StrCat("slips.db: slip ",
                                          batch.record.header.number, "/",
                                          sequence, " is damaged"));
}

absl::StatusOr<Keying> KeyingOf(const Rows& rows) {
  Keying keying = {.content = {.account_number = std::string(rows.Text(4)),
                               .values = absl::StrSplit(rows.Text(5), ' '),
                               .is_signed = rows.Int(6) != 0,
                               .meter_serial = std::string(rows.Text(8)),
                               .code_text = std::string(rows.Bytes(9))},
                   .agent = std::string(rows.Text(2)),
                   .keyed_at = absl::FromUnixMicros(rows.Int(3))};
  if (!rows.Text(7).empty()) {
    const auto date = ParseDate(rows.Text(7));
    if (!date.ok()) return date.status();
    keying.content.reading_date = *date;
  }
  // Whoever reads a content relies on it.
  const absl::Status status = CheckSlipContent(keying.content);
  if (!status.ok()) return status;
  return keying;
}

absl::Status LoadKeyings(Connection& connection, SlipBatch& batch) {
  Rows rows = connection.Query(kSelectKeyings, batch.record.id);
  while (rows.Next()) {
    const absl::StatusOr<Slip*> slip = batch.Find(rows.As<int>(0));
    absl::StatusOr<Keying> keying = KeyingOf(rows);
    const int64_t turn = rows.Int(1);
    if (!slip.ok() || !keying.ok() || turn < 1 || turn > 3) {
      return Damaged(batch, rows.Int(0));
    }
    (*slip)->Of(static_cast<Turn>(turn)) = *std::move(keying);
  }
  return rows.status();
}

}  // namespace

absl::Status LoadSlipRows(Connection& connection, SlipBatch& batch) {
  batch.FitSlips();
  absl::Status status = LoadKeyings(connection, batch);
  if (!status.ok()) return status;
  Rows rows = connection.Query(kSelectReceipts, batch.record.id);
  while (rows.Next()) {
    const absl::StatusOr<Slip*> slip = batch.Find(rows.As<int>(0));
    if (!slip.ok()) return Damaged(batch, rows.Int(0));
    (*slip)->receipt = {.code = std::string(rows.Text(1)),
                        .outcome = rows.As<Outcome>(2),
                        .text = std::string(rows.Text(3))};
  }
  return rows.status();
}

absl::Status PutKeyingRow(Connection& connection, uint32_t batch_id,
                          int sequence, Turn turn, const Keying& keying) {
  const SlipContent& content = keying.content;
  const std::string date =
      content.reading_date ? FormatDate(*content.reading_date) : "";
  return connection.Run(kPutKeying, batch_id, sequence, static_cast<int>(turn),
                        keying.agent, absl::ToUnixMicros(keying.keyed_at),
                        content.account_number,
                        absl::StrJoin(content.values, " "), content.is_signed,
                        date, content.meter_serial, Blob{content.code_text});
}

absl::Status AddReceiptRows(Connection& connection, uint32_t batch_id,
                            absl::Span<const SequencedReceipt> receipts) {
  for (const auto& [sequence, receipt] : receipts) {
    absl::Status status =
        connection.Run(kAddReceipt, batch_id, sequence, receipt.code,
                       static_cast<int>(receipt.outcome), receipt.text);
    if (!status.ok()) return status;
  }
  return connection.Run(kCountReceipts, batch_id);
}

}  // namespace intake
