// What an account remembers of a register, in a few bytes a reading: readings
// come month by month through the same channel, so each is told by what differs
// from the one before it.
//
//   history := target bool count reading*     the bool: complete
//   reading := zigzag    days since the reading before
//              zigzag    value, less that of the reading before
//              varint    flags, see below, with the trust's number in the
//              lowest zigzag    months from that of the date to the period
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
  writer_.Zigzag(reading.date - before.date);
  writer_.Zigzag(Difference(reading.value, before.value));
  writer_.Varint(static_cast<uint64_t>(reading.trust) |
                 (reading.estimated ? kEstimated : 0) |
                 (reading.imported ? kImported : 0) |
                 (same_channel ? kSameChannel : 0) |
                 (recorded_at == 0 ? kNeverRecorded : 0));
  writer_.Zigzag(reading.period - absl::CivilMonth(reading.date));
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

void Decoder::GetReading(const LiveReading& before, LiveReading& reading) {
  const int64_t day = before.date - kEpochDay;
  reading.date = before.date + (Int32(Sum(day, reader_.Zigzag())) - day);
  reading.value = Sum(before.value, reader_.Zigzag());
  const uint64_t flags = UpTo(reader_.Varint(), kFlagsMax);
  if (!HasMeaning<Trust>(flags & kTrustMask)) {
    return reader_.Fail("a number of no meaning");
  }
  reading.trust = static_cast<Trust>(flags & kTrustMask);
  reading.estimated = (flags & kEstimated) != 0;
  reading.imported = (flags & kImported) != 0;
  const absl::CivilMonth month(reading.date);
  reading.period =
      kEpochMonth + Int32(Sum(month - kEpochMonth, reader_.Zigzag()));
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
