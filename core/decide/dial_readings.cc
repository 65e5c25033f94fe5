#include "core/decide/dial_readings.h"

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/decide/reading_edits.h"

namespace intake {

absl::StatusOr<std::vector<Milli>> ValuesByDial(
    const Installation& meter, absl::Span<const DialReading> readings,
    absl::string_view field) {
  if (readings.size() != meter.registers.size()) {
    return FieldError(field, absl::StrCat(readings.size(), " readings for ",
                                          meter.registers.size(), " dials"));
  }
  std::vector<Milli> values;
  for (const Register& dial : meter.registers) {
    const DialReading* found = nullptr;
    for (const DialReading& reading : readings) {
      const bool fits = reading.kind ? *reading.kind == dial.kind
                                     : meter.registers.size() == 1;
      if (fits) found = &reading;
    }
    if (found == nullptr) {
      return FieldError(field, "each dial needs one reading of its kind");
    }
    absl::Status status = CheckOnDial(dial, found->value, field);
    if (!status.ok()) return status;
    values.push_back(found->value);
  }
  return values;
}

}  // namespace intake
