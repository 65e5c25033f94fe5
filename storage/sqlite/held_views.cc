#include "storage/sqlite/held_views.h"

#include <cstdint>
#include <limits>
#include <utility>
#include <variant>

#include "storage/sqlite/query_events.h"
#include "storage/views/readings.h"

namespace intake {
namespace {

constexpr char kInsert[] = R"sql(
  INSERT INTO held (received_at_us, stream, sequence, channel, position)
  VALUES (?1, ?2, ?3, ?4, ?5))sql";

constexpr char kInsertRule[] = R"sql(
  INSERT INTO held_rules (received_at_us, stream, sequence, rule)
  VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (received_at_us, stream, sequence, rule) DO NOTHING)sql";

constexpr char kDelete[] = R"sql(
  DELETE FROM held
  WHERE received_at_us = ?1 AND stream = ?2 AND sequence = ?3)sql";

constexpr char kDeleteRules[] = R"sql(
  DELETE FROM held_rules
  WHERE received_at_us = ?1 AND stream = ?2 AND sequence = ?3)sql";

// What is not asked for is '' or 0. The queue is short, as people work through
// it: it is walked in its order, whatever is asked for.
constexpr char kSelect[] = R"sql(
  SELECT journal.position, journal.body, held.received_at_us, held.stream,
         held.sequence
  FROM held
  JOIN journal ON journal.position = held.position
  WHERE (held.received_at_us, held.stream, held.sequence) > (?1, ?2, ?3)
    AND held.received_at_us < ?4
    AND (?5 = '' OR held.stream = ?5)
    AND (?6 = '' OR held.channel = ?6)
    AND (?7 = 0 OR EXISTS (
      SELECT 1 FROM held_rules
      WHERE held_rules.received_at_us = held.received_at_us
        AND held_rules.stream = held.stream
        AND held_rules.sequence = held.sequence
        AND held_rules.rule = ?7))
  ORDER BY held.received_at_us, held.stream, held.sequence
  LIMIT ?8)sql";

absl::Status RunOnKey(Connection& connection, const char* sql,
                      const HeldKey& key) {
  return connection.Run(sql, absl::ToUnixMicros(key.received_at),
                        absl::string_view(key.stream), key.sequence);
}

absl::Status Insert(Connection& connection, const HeldKey& key,
                    const JournalRecord& record) {
  const auto& judged = std::get<SubmissionJudged>(record.event.body);
  const int64_t received_at_us = absl::ToUnixMicros(key.received_at);
  const absl::string_view stream = key.stream;
  absl::Status status =
      connection.Run(kInsert, received_at_us, stream, key.sequence,
                     absl::string_view(judged.channel), record.position);
  for (const Finding& finding : judged.receipt.findings) {
    if (!status.ok()) return status;
    status = connection.Run(kInsertRule, received_at_us, stream, key.sequence,
                            static_cast<int64_t>(finding.rule));
  }
  return status;
}

}  // namespace

absl::Status UpdateHeld(Connection& connection, const std::set<HeldKey>& before,
                        const std::set<HeldKey>& after,
                        absl::Span<const JournalRecord* const> records) {
  absl::Status status;
  for (const HeldKey& key : before) {
    if (after.contains(key)) continue;
    if (status.ok()) status = RunOnKey(connection, kDelete, key);
    if (status.ok()) status = RunOnKey(connection, kDeleteRules, key);
  }
  for (const HeldKey& key : after) {
    if (!status.ok()) return status;
    if (before.contains(key)) continue;
    // Only an event of now can have put it there.
    const size_t index = key.sequence - records.front()->event.sequence;
    status = Insert(connection, key, *records[index]);
  }
  return status;
}

absl::StatusOr<HeldPage> QueryHeld(Connection& connection,
                                   const HeldFilter& filter,
                                   const std::optional<HeldKey>& after,
                                   size_t items_max) {
  const HeldKey from = after.value_or(HeldKey());
  const int64_t from_us = after ? absl::ToUnixMicros(from.received_at)
                                : std::numeric_limits<int64_t>::min();
  const int64_t until_us = filter.received_before
                               ? absl::ToUnixMicros(*filter.received_before)
                               : std::numeric_limits<int64_t>::max();
  const int64_t rule = filter.rule ? static_cast<int64_t>(*filter.rule) : 0;
  const size_t items = PageItems(items_max);
  Rows rows = connection.Query(
      kSelect, from_us, absl::string_view(from.stream), from.sequence, until_us,
      absl::string_view(filter.account_number),
      absl::string_view(filter.channel), rule, uint64_t{items + 1});
  HeldPage page;
  while (rows.Next()) {
    if (page.rows.size() == items) {
      page.next = page.rows.back().key;
      return page;
    }
    absl::StatusOr<SubmissionJudged> judged = JudgedOf(rows);
    if (!judged.ok()) return judged.status();
    page.rows.push_back({{absl::FromUnixMicros(rows.Int(2)),
                          std::string(rows.Text(3)), rows.As<uint32_t>(4)},
                         *std::move(judged)});
  }
  if (!rows.status().ok()) return rows.status();
  return page;
}

}  // namespace intake
