// Rows of the table `batches`.

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "core/base/amount.h"
#include "core/base/civil_time.h"
#include "storage/slips/slip_rows.h"
#include "storage/slips/slips_schema.h"
#include "storage/sqlite/pragmas.h"

namespace intake {
namespace {

#define INTAKE_BATCH_COLUMNS                                           \
  "id, number, source, date, slips, control_total, hash_total, mode, " \
  "opened_by, opened_at_us, sample_seed, closed_by, closed_at_us, "    \
  "closed_control, closed_hash, handed_in"

constexpr char kSelectByNumber[] =
    "SELECT " INTAKE_BATCH_COLUMNS " FROM batches WHERE number = ?1";

constexpr char kSelectAll[] = "SELECT " INTAKE_BATCH_COLUMNS
                              " FROM batches WHERE id < ?1"
                              " ORDER BY id DESC LIMIT ?2";

constexpr char kSelectUnfinished[] =
    "SELECT " INTAKE_BATCH_COLUMNS
    " FROM batches WHERE id < ?1 AND (closed_at_us = 0 OR handed_in < slips)"
    " ORDER BY id DESC LIMIT ?2";

constexpr char kInsert[] =
    "INSERT INTO batches (" INTAKE_BATCH_COLUMNS
    ") VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
    " ?14, 0) RETURNING id";

constexpr char kUpdate[] = R"sql(
  UPDATE batches
  SET source = ?2, date = ?3, slips = ?4, control_total = ?5, hash_total = ?6,
      mode = ?7, sample_seed = ?8, closed_by = ?9, closed_at_us = ?10,
      closed_control = ?11, closed_hash = ?12
  WHERE id = ?1)sql";

constexpr char kSetSeed[] = "UPDATE batches SET sample_seed = ?2 WHERE id = ?1";

// What of a record is stored as text.
struct Texts {
  explicit Texts(const BatchRecord& record)
      : date(FormatDate(record.header.date)) {
    const BatchHeader& header = record.header;
    if (header.control_total) control = FormatAmount(*header.control_total);
    if (header.hash_total) hash = FormatHashTotal(*header.hash_total);
    if (record.sample_seed) seed = absl::StrCat(*record.sample_seed);
    if (!record.end) return;
    closed_by = record.end->agent;
    closed_at_us = absl::ToUnixMicros(record.end->closed_at);
    closed_control = FormatHashTotal(record.end->totals.control);
    closed_hash = FormatHashTotal(record.end->totals.hash);
  }

  std::string date;
  std::string control;
  std::string hash;
  std::string seed;
  std::string closed_by;
  int64_t closed_at_us = 0;
  // In thousandths.
  std::string closed_control;
  std::string closed_hash;
};

absl::Status DamagedRow(const Rows& rows) {
  return absl::DataLossError(
      absl::StrCat("slips.db: batch ", rows.Int(0), " is damaged"));
}

absl::StatusOr<BatchRecord> RecordOf(const Rows& rows) {
  const auto date = ParseDate(rows.Text(3));
  if (!date.ok()) return DamagedRow(rows);
  BatchRecord record = {.id = rows.As<uint32_t>(0),
                        .header = {.number = std::string(rows.Text(1)),
                                   .source = std::string(rows.Text(2)),
                                   .date = *date,
                                   .slips = rows.As<int>(4),
                                   .mode = rows.As<KeyingMode>(7)},
                        .opened_by = std::string(rows.Text(8)),
                        .opened_at = absl::FromUnixMicros(rows.Int(9)),
                        .handed_in = rows.As<int>(15)};
  if (!rows.Text(5).empty()) {
    const auto control = ParseAmount(rows.Text(5));
    if (!control.ok()) return DamagedRow(rows);
    record.header.control_total = *control;
  }
  if (!rows.Text(6).empty()) {
    const auto hash = ParseHashTotal(rows.Text(6));
    if (!hash.ok()) return DamagedRow(rows);
    record.header.hash_total = *hash;
  }
  if (uint64_t seed = 0; absl::SimpleAtoi(rows.Text(10), &seed)) {
    record.sample_seed = seed;
  }
  if (rows.Int(12) != 0) {
    const auto control = ParseHashTotal(rows.Text(13));
    const auto hash = ParseHashTotal(rows.Text(14));
    if (!control.ok() || !hash.ok()) return DamagedRow(rows);
    record.end = {.agent = std::string(rows.Text(11)),
                  .closed_at = absl::FromUnixMicros(rows.Int(12)),
                  .totals = {.control = *control, .hash = *hash}};
  }
  return record;
}

}  // namespace

absl::Status MigrateSlips(Connection& connection) {
  return Migrate(connection, kSlipsMigrations);
}

absl::StatusOr<std::optional<BatchRecord>> FindBatchRow(
    Connection& connection, const std::string& number) {
  Rows rows = connection.Query(kSelectByNumber, number);
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return std::nullopt;
  }
  absl::StatusOr<BatchRecord> record = RecordOf(rows);
  if (!record.ok()) return record.status();
  return *std::move(record);
}

absl::StatusOr<std::vector<BatchRecord>> ListBatchRows(
    Connection& connection, bool unfinished_only,
    std::optional<uint32_t> before, size_t items_max) {
  std::vector<BatchRecord> records;
  Rows rows = connection.Query(unfinished_only ? kSelectUnfinished : kSelectAll,
                               before.value_or(UINT32_MAX), items_max);
  while (rows.Next()) {
    absl::StatusOr<BatchRecord> record = RecordOf(rows);
    if (!record.ok()) return record.status();
    records.push_back(*std::move(record));
  }
  if (!rows.status().ok()) return rows.status();
  return records;
}

absl::StatusOr<uint32_t> InsertBatchRow(Connection& connection,
                                        const BatchRecord& record) {
  const BatchHeader& header = record.header;
  const Texts texts(record);
  Rows rows = connection.Query(
      kInsert, header.number, header.source, texts.date, header.slips,
      texts.control, texts.hash, static_cast<int>(header.mode),
      record.opened_by, absl::ToUnixMicros(record.opened_at), texts.seed,
      texts.closed_by, texts.closed_at_us, texts.closed_control,
      texts.closed_hash);
  if (!rows.Next()) return rows.status();
  return rows.As<uint32_t>(0);
}

absl::Status UpdateBatchRow(Connection& connection, const BatchRecord& record) {
  const BatchHeader& header = record.header;
  const Texts texts(record);
  return connection.Run(kUpdate, record.id, header.source, texts.date,
                        header.slips, texts.control, texts.hash,
                        static_cast<int>(header.mode), texts.seed,
                        texts.closed_by, texts.closed_at_us,
                        texts.closed_control, texts.closed_hash);
}

absl::Status SetSampleSeed(Connection& connection, uint32_t batch_id,
                           uint64_t seed) {
  return connection.Run(kSetSeed, batch_id, absl::StrCat(seed));
}

}  // namespace intake
