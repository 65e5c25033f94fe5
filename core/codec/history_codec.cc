// What an account remembers of a register, in a few bytes a reading: readings
// come month by month through the same channel, so each is told by what differs
// from the one before it.
//
//   history := target bool count reading*     the bool: complete
//   reading := zigzag    months since that of the reading before
//              varint    day of the month, from 1
//              zigzag    value, less that of the reading before
//              varint    flags, with the trust's number in the lowest bits
//              zigzag    months from that of the date to the period
//              string    the channel, unless a flag says otherwise
//              zigzag    microseconds from midnight UTC of the date until it
//                        was recorded, unless a flag says otherwise
//
// Before the first reading lies one of 1970-01-01 with value 0, through a
// channel without a name. Differences of 64 bits wrap around.

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/codec/decoder.h"
#include "core/codec/encoder.h"

namespace intake {
namespace {

constexpr uint64_t kTrustMask = 3;
constexpr uint64_t kEstimated = 4;
constexpr uint64_t kImported = 8;
constexpr uint64_t kSameChannel = 16;
// At 1970-01-01, as what came with an import.
constexpr uint64_t kNeverRecorded = 32;
constexpr uint64_t kFlagsMax = 63;

constexpr absl::CivilDay kEpochDay(1970);
constexpr absl::CivilMonth kEpochMonth(1970);
constexpr int64_t kMicrosOfDay = 86'400'000'000;
constexpr uint64_t kDaysOfMonthMax = 31;

int64_t Sum(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) +
                              static_cast<uint64_t>(b));
}

int64_t Difference(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) -
                              static_cast<uint64_t>(b));
}

int64_t MicrosAtMidnight(absl::CivilDay date) {
  return static_cast<int64_t>(static_cast<uint64_t>(date - kEpochDay) *
                              uint64_t{kMicrosOfDay});
}

}  // namespace

void Encoder::Put(const RegisterHistory& history) {
  Put(history.target);
  Put(history.complete);
  writer_.Varint(history.readings.size());
  const LiveReading none;
  const LiveReading* before = &none;
  for (const LiveReading& reading : history.readings) {
    PutReading(reading, *before);
    before = &reading;
  }
}

void Encoder::PutReading(const LiveReading& reading,
                         const LiveReading& before) {
  const bool same_channel = reading.channel == before.channel;
  const int64_t recorded_at = absl::ToUnixMicros(reading.recorded_at);
  const absl::CivilMonth month(reading.date);
  writer_.Zigzag(month - absl::CivilMonth(before.date));
  writer_.Varint(static_cast<uint64_t>(reading.date.day()));
  writer_.Zigzag(Difference(reading.value, before.value));
  writer_.Varint(static_cast<uint64_t>(reading.trust) |
                 (reading.estimated ? kEstimated : 0) |
                 (reading.imported ? kImported : 0) |
                 (same_channel ? kSameChannel : 0) |
                 (recorded_at == 0 ? kNeverRecorded : 0));
  writer_.Zigzag(reading.period - month);
  if (!same_channel) Put(reading.channel);
  if (recorded_at != 0) {
    writer_.Zigzag(Difference(recorded_at, MicrosAtMidnight(reading.date)));
  }
}

void Decoder::Get(RegisterHistory& history) {
  Get(history.target);
  Get(history.complete);
  const size_t count = reader_.Count();
  // And for one that is remembered next.
  history.readings.reserve(std::min(count + 1, kRoomAtOnceMax));
  const LiveReading none;
  for (size_t i = 0; i < count && !reader_.failed(); ++i) {
    LiveReading reading;
    GetReading(i == 0 ? none : history.readings.back(), reading);
    history.readings.push_back(std::move(reading));
  }
}

absl::CivilMonth Decoder::GetMonth(absl::CivilMonth before) {
  return kEpochMonth + Int32(Sum(before - kEpochMonth, reader_.Zigzag()));
}

void Decoder::GetReading(const LiveReading& before, LiveReading& reading) {
  const absl::CivilMonth month = GetMonth(absl::CivilMonth(before.date));
  const auto day = static_cast<int>(UpTo(reader_.Varint(), kDaysOfMonthMax));
  reading.date = absl::CivilDay(month.year(), month.month(), day);
  if (reading.date.day() != day) {
    return reader_.Fail("a day that the month lacks");
  }
  reading.value = Sum(before.value, reader_.Zigzag());
  const uint64_t flags = UpTo(reader_.Varint(), kFlagsMax);
  if (!HasMeaning<Trust>(flags & kTrustMask)) {
    return reader_.Fail("a number of no meaning");
  }
  reading.trust = static_cast<Trust>(flags & kTrustMask);
  reading.estimated = (flags & kEstimated) != 0;
  reading.imported = (flags & kImported) != 0;
  reading.period = GetMonth(month);
  if ((flags & kSameChannel) != 0) {
    reading.channel = before.channel;
  } else {
    Get(reading.channel);
    if (reading.channel == before.channel) reader_.Fail("a channel twice");
  }
  int64_t recorded_at = 0;
  if ((flags & kNeverRecorded) == 0) {
    recorded_at = Sum(MicrosAtMidnight(reading.date), reader_.Zigzag());
    if (recorded_at == 0) reader_.Fail("a time that needs no telling");
  }
  reading.recorded_at = absl::FromUnixMicros(recorded_at);
}

}  // namespace intake
