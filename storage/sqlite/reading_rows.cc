#include "storage/sqlite/reading_rows.h"

#include <limits>
#include <string>

#include "storage/sqlite/civil_numbers.h"

namespace intake {
namespace {

constexpr char kInsertReading[] = R"sql(
  INSERT INTO readings
    (stream, date_day, installation, register_index, sequence, commodity,
     point, kind, whole_digits, decimals, serial, value_milli, state,
     period_month, channel, receipt_code, received_at_us)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
          ?16, ?17)
  ON CONFLICT (stream, date_day, installation, register_index, sequence)
  DO NOTHING)sql";

// SQLite would rather walk all readings of the account. 2 is held, as in the
// index.
constexpr char kEndHeld[] = R"sql(
  UPDATE readings INDEXED BY readings_held SET state = ?3
  WHERE stream = ?1 AND receipt_code = ?2 AND state = 2)sql";

constexpr char kDeleteHeld[] = R"sql(
  DELETE FROM readings INDEXED BY readings_held
  WHERE stream = ?1 AND receipt_code = ?2 AND state = 2)sql";
static_assert(static_cast<int>(ReadingState::kHeld) == 2);

constexpr char kEndLive[] = R"sql(
  UPDATE readings SET state = ?5
  WHERE stream = ?1 AND date_day = ?2 AND installation = ?3
    AND register_index = ?4 AND state = ?6)sql";

constexpr char kSelectLivePlaces[] = R"sql(
  SELECT date_day, installation, register_index
  FROM readings
  WHERE stream = ?1 AND state = ?2
  ORDER BY date_day DESC, installation, register_index)sql";

// Registers may change places with each other: all step aside, to the negative
// numbers, before any takes its new one.
constexpr char kStepAside[] =
    "UPDATE readings SET installation = -1 - installation WHERE stream = ?1";

constexpr char kMove[] = R"sql(
  UPDATE readings SET installation = ?4, register_index = ?5
  WHERE stream = ?1 AND installation = -1 - ?2 AND register_index = ?3)sql";

constexpr char kStepBack[] = R"sql(
  UPDATE readings SET installation = -1 - installation
  WHERE stream = ?1 AND installation < 0)sql";

constexpr char kSelectReadings[] = R"sql(
  SELECT date_day, installation, register_index, sequence, commodity, point,
         kind, whole_digits, decimals, serial, value_milli, state,
         period_month, channel, receipt_code, received_at_us
  FROM readings
  WHERE stream = ?1
    AND date_day <= ?2
    AND (date_day < ?2 OR installation > ?3
      OR (installation = ?3
        AND (register_index > ?4
          OR (register_index = ?4 AND sequence < ?5))))
  ORDER BY date_day DESC, installation, register_index, sequence DESC
  LIMIT ?6)sql";

template <typename Enum>
int64_t NumberOf(Enum value) {
  return static_cast<int64_t>(value);
}

KeyedReading ReadingOf(const Rows& rows) {
  return {.row = {.slot = {.ref = {rows.As<uint32_t>(1), rows.As<uint32_t>(2)},
                           .commodity = rows.As<Commodity>(4),
                           .point = rows.As<MeteringPoint>(5),
                           .kind = rows.As<RegisterKind>(6),
                           .whole_digits = rows.As<int>(7),
                           .decimals = rows.As<int>(8)},
                  .serial = std::string(rows.Text(9)),
                  .date = DayOf(rows.Int(0)),
                  .value = rows.Int(10),
                  .state = rows.As<ReadingState>(11),
                  .period = MonthOf(rows.Int(12)),
                  .channel = std::string(rows.Text(13)),
                  .receipt_code = std::string(rows.Text(14)),
                  .received_at = absl::FromUnixMicros(rows.Int(15))},
          .sequence = rows.As<uint32_t>(3)};
}

}  // namespace

absl::Status InsertReading(Connection& connection, absl::string_view stream,
                           const KeyedReading& reading) {
  const ReadingRow& row = reading.row;
  const RegisterSlot& slot = row.slot;
  return connection.Run(
      kInsertReading, stream, DayNumber(row.date), slot.ref.installation,
      slot.ref.register_index, reading.sequence, NumberOf(slot.commodity),
      NumberOf(slot.point), NumberOf(slot.kind), slot.whole_digits,
      slot.decimals, absl::string_view(row.serial), row.value,
      NumberOf(row.state), MonthNumber(row.period),
      absl::string_view(row.channel), absl::string_view(row.receipt_code),
      absl::ToUnixMicros(row.received_at));
}

absl::Status EndHeldRows(Connection& connection, absl::string_view stream,
                         const EndedHold& hold) {
  const absl::string_view code = hold.receipt_code;
  return hold.state
             ? connection.Run(kEndHeld, stream, code, NumberOf(*hold.state))
             : connection.Run(kDeleteHeld, stream, code);
}

absl::Status EndLiveRows(Connection& connection, absl::string_view stream,
                         const EndedReading& ended) {
  const ReadingPlace& place = ended.place;
  return connection.Run(kEndLive, stream, DayNumber(place.date),
                        place.target.installation, place.target.register_index,
                        NumberOf(ended.state), NumberOf(ReadingState::kLive));
}

absl::Status MoveRows(Connection& connection, absl::string_view stream,
                      const std::map<RegisterRef, RegisterRef>& moved) {
  absl::Status status = connection.Run(kStepAside, stream);
  for (const auto& [from, to] : moved) {
    if (!status.ok()) return status;
    status =
        connection.Run(kMove, stream, from.installation, from.register_index,
                       to.installation, to.register_index);
  }
  return status.ok() ? connection.Run(kStepBack, stream) : status;
}

absl::StatusOr<std::set<ReadingPlace>> LoadLivePlaces(
    Connection& connection, absl::string_view stream) {
  Rows rows = connection.Query(kSelectLivePlaces, stream,
                               NumberOf(ReadingState::kLive));
  std::set<ReadingPlace> places;
  while (rows.Next()) {
    places.insert(
        {DayOf(rows.Int(0)), {rows.As<uint32_t>(1), rows.As<uint32_t>(2)}});
  }
  if (!rows.status().ok()) return rows.status();
  return places;
}

absl::StatusOr<std::vector<KeyedReading>> LoadReadings(
    Connection& connection, absl::string_view stream,
    const Page<ReadingKey>& page) {
  constexpr int64_t kNoDay = std::numeric_limits<int64_t>::max();
  const ReadingKey before = page.before.value_or(ReadingKey());
  const int64_t day = page.before ? DayNumber(before.date) : kNoDay;
  // One more than the page holds shows that there is a next one.
  const uint64_t rows_max = PageItems(page.items_max) + 1;
  Rows rows =
      connection.Query(kSelectReadings, stream, day, before.target.installation,
                       before.target.register_index, before.sequence, rows_max);
  std::vector<KeyedReading> readings;
  while (rows.Next()) readings.push_back(ReadingOf(rows));
  if (!rows.status().ok()) return rows.status();
  return readings;
}

}  // namespace intake
