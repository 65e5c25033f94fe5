#include "channels/sberbank/rso_csv.h"

#include <array>

#include "channels/sberbank/field_checks.h"
#include "channels/sberbank/meter_key.h"

namespace intake::sberbank {
namespace {

enum : size_t { kCompany, kAccount, kAddress, kKey, kSerial, kDate, kReading };
constexpr std::array<Field, 7> kFields = {{
    {.name = "организация", .check = Anything},
    {.name = "лицевой счет", .check = NotEmpty},
    {.name = "адрес", .check = Anything},
    {.name = "ключ прибора", .check = Anything},
    {.name = "номер прибора", .check = Anything},
    {.name = "дата показания", .check = Date},
    {.name = "показание", .check = Anything},
}};

absl::StatusOr<Row> Read(const Fields& fields) {
  Row row{.account = fields[kAccount]};
  if (fields[kReading].empty()) return row;
  v1::RegisterKey key = FromMeterKey(fields[kKey]);
  // A key that is not this meter's says nothing of its dial.
  if (key.serial() != fields[kSerial] && !fields[kSerial].empty()) {
    key.clear_kind();
    key.set_serial(fields[kSerial]);
  }
  if (key.serial().empty()) {
    row.unassigned.push_back(fields[kReading]);
  } else {
    AddReading(key.serial(), *DayFromText(fields[kDate]), key, fields[kReading],
               row);
  }
  return row;
}

}  // namespace

constinit const Profile kRsoCsv = {
    .name = "rso-csv", .head = kFields, .read = Read};

}  // namespace intake::sberbank
