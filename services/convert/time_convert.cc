#include "services/convert/time_convert.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"

namespace intake {
namespace {

constexpr int64_t kMicrosPerSecond = 1'000'000;
constexpr int32_t kNanosPerMicro = 1000;
constexpr int32_t kNanosPerSecond = 1'000'000'000;

int64_t SecondsAt(int year) {
  return absl::ToUnixSeconds(
      absl::FromCivil(absl::CivilSecond(year, 1, 1), absl::UTCTimeZone()));
}

}  // namespace

absl::StatusOr<absl::Time> TimeFromProto(
    const google::protobuf::Timestamp& moment, absl::string_view field) {
  static const int64_t first = SecondsAt(1900);
  static const int64_t end = SecondsAt(2200);
  if (moment.seconds() < first || moment.seconds() >= end) {
    return FieldError(field, absl::StrCat("got ", moment.seconds(),
                                          " seconds since 1970, want a moment "
                                          "of the years 1900 to 2199"));
  }
  if (moment.nanos() < 0 || moment.nanos() >= kNanosPerSecond) {
    return FieldError(
        field, absl::StrCat("got ", moment.nanos(), " nanoseconds, want 0 to ",
                            kNanosPerSecond - 1));
  }
  return absl::FromUnixMicros(moment.seconds() * kMicrosPerSecond +
                              moment.nanos() / kNanosPerMicro);
}

absl::Time StartOfDay(absl::CivilDay day, const absl::TimeZone& zone) {
  // Zones are off by quarters of an hour since they are law; before that, by
  // the sun, and nothing was received.
  return absl::UnixEpoch() +
         absl::Floor(absl::FromCivil(day, zone) - absl::UnixEpoch(),
                     absl::Minutes(15));
}

google::protobuf::Timestamp TimeToProto(absl::Time moment) {
  const int64_t seconds = absl::ToUnixSeconds(moment);
  google::protobuf::Timestamp proto;
  proto.set_seconds(seconds);
  proto.set_nanos(static_cast<int32_t>(
      absl::ToInt64Nanoseconds(moment - absl::FromUnixSeconds(seconds))));
  return proto;
}

}  // namespace intake
