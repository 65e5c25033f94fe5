#include "services/convert/historic_reading_convert.h"

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/model/register_slot.h"
#include "services/convert/field.h"
#include "services/convert/register_key_convert.h"

namespace intake {
namespace {

bool Fits(const RegisterKey& named, const Installation& installation,
          const Register& dial) {
  return (!named.commodity || *named.commodity == installation.commodity) &&
         (!named.point || *named.point == installation.point) &&
         (!named.kind || *named.kind == dial.kind) &&
         (named.serial.empty() ||
          SameSerial(named.serial, installation.serial));
}

}  // namespace

absl::StatusOr<HistoricReading> HistoricReadingFromProto(
    const v1::HistoricReading& proto,
    const std::vector<Installation>& installations, absl::string_view field) {
  const std::string register_field = absl::StrCat(field, ".register");
  const absl::StatusOr<RegisterKey> named =
      RegisterKeyFromProto(proto.register_(), register_field);
  if (!named.ok()) return named.status();
  const auto date =
      RequiredDateFromProto(proto.date(), absl::StrCat(field, ".date"));
  if (!date.ok()) return date.status();
  const absl::StatusOr<Milli> value =
      AmountFromProto(proto.value(), absl::StrCat(field, ".value"));
  if (!value.ok()) return value.status();

  HistoricReading reading{
      .date = *date, .value = *value, .estimated = proto.estimated()};
  size_t fitting = 0;
  for (size_t i = 0; i < installations.size(); ++i) {
    for (size_t j = 0; j < installations[i].registers.size(); ++j) {
      if (!Fits(*named, installations[i], installations[i].registers[j])) {
        continue;
      }
      ++fitting;
      reading.installation = static_cast<uint32_t>(i);
      reading.register_index = static_cast<uint32_t>(j);
    }
  }
  if (fitting != 1) {
    return FieldError(register_field,
                      absl::StrCat("fits ", fitting,
                                   " registers of the account, want exactly "
                                   "one: name commodity, point, kind, and the "
                                   "serial where a point had several meters"));
  }
  return reading;
}

}  // namespace intake
