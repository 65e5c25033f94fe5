#include "channels/sberbank/tula17.h"

#include <array>

#include "channels/sberbank/field_checks.h"
#include "channels/sberbank/kopecks.h"
#include "channels/sberbank/meter_key.h"

namespace intake::sberbank {
namespace {

enum : size_t { kPkod, kAmount, kTransaction, kOrder, kOrderDate, kPairs };

constexpr std::array<Field, kPairs> kHead = {{
    {.name = "код плательщика", .check = PaymentCode},
    {.name = "сумма", .check = AmountWithPoint},
    {.name = "номер операции", .check = TransactionId},
    {.name = "номер платежного поручения", .check = Digits},
    {.name = "дата платежного поручения", .check = Date},
}};
constexpr std::array<Field, 2> kPair = {{
    {.name = "ключ прибора", .check = Anything},
    {.name = "показание", .check = Anything},
}};
constexpr size_t kPairsPerLine = 6;

bool IsAbsent(absl::string_view field) {
  return field.empty() || field == "НЕТ";
}

absl::StatusOr<Row> Read(const Fields& fields) {
  Row row{.account = fields[kPkod],
          .is_payment_code = true,
          .transaction = fields[kTransaction],
          .order = OrderName(fields[kOrder], *DayFromText(fields[kOrderDate])),
          .kopecks = *KopecksFromText(fields[kAmount], '.')};
  const absl::CivilDay date =
      *DayFromText(absl::string_view(row.transaction).substr(0, 6));
  for (size_t i = kPairs; i < fields.size(); i += kPair.size()) {
    const std::string& meter_key = fields[i];
    const std::string& reading = fields[i + 1];
    if (IsAbsent(reading)) continue;
    if (IsAbsent(meter_key)) {
      row.unassigned.push_back(reading);
      continue;
    }
    const v1::RegisterKey key = FromMeterKey(meter_key);
    AddReading(key.serial(), date, key, reading, row);
  }
  return row;
}

}  // namespace

constinit const Profile kTula17 = {.name = "tula17",
                                   .head = kHead,
                                   .block = kPair,
                                   .blocks_min = kPairsPerLine,
                                   .blocks_max = kPairsPerLine,
                                   .has_receipt = true,
                                   .read = Read};

}  // namespace intake::sberbank
