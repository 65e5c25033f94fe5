#include "channels/sberbank/eps13.h"

#include <array>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/sberbank/field_checks.h"
#include "channels/sberbank/kopecks.h"

namespace intake::sberbank {
namespace {

constexpr size_t kAccount = 5;
constexpr size_t kAmount = 10;
constexpr size_t kTransfer = 11;
constexpr size_t kFee = 12;
constexpr std::array<Field, 13> kFields = {{
    {.name = "дата платежа", .check = DateWithDashes},
    {.name = "время платежа", .check = Anything},
    {.name = "номер отделения", .check = Anything},
    {.name = "номер кассира", .check = Anything},
    {.name = "код операции", .check = NotEmpty},
    {.name = "лицевой счет", .check = NotEmpty},
    {.name = "плательщик", .check = Anything},
    {.name = "адрес", .check = Anything},
    {.name = "период", .check = Anything},
    {.name = "дополнительно", .check = Anything},
    {.name = "сумма операции", .check = AmountWithComma},
    {.name = "сумма перевода", .check = AmountWithComma},
    {.name = "сумма комиссии", .check = AmountWithComma},
}};

absl::Status LineCount(absl::string_view text) {
  int64_t lines = 0;
  if (absl::SimpleAtoi(text, &lines) && lines >= 0) return absl::OkStatus();
  return absl::InvalidArgumentError("ожидается число строк");
}

constexpr std::array<Field, 6> kTrailer = {{
    {.name = "число строк", .check = LineCount},
    {.name = "сумма операций", .check = AmountWithComma},
    {.name = "сумма переводов", .check = AmountWithComma},
    {.name = "сумма комиссий", .check = AmountWithComma},
    {.name = "номер платежного поручения", .check = Digits},
    {.name = "дата платежного поручения", .check = DateWithDashes},
}};

absl::StatusOr<Row> Read(const Fields& fields) {
  Row row{.account = fields[kAccount],
          .kopecks = *KopecksFromText(fields[kAmount], ','),
          .transfer_kopecks = *KopecksFromText(fields[kTransfer], ','),
          .fee_kopecks = *KopecksFromText(fields[kFee], ',')};
  if (row.kopecks != row.transfer_kopecks + row.fee_kopecks) {
    return absl::InvalidArgumentError(absl::StrCat(
        "сумма операции ", KopecksText(row.kopecks),
        " не равна сумме перевода ", KopecksText(row.transfer_kopecks),
        " и комиссии ", KopecksText(row.fee_kopecks)));
  }
  return row;
}

}  // namespace

constinit const Profile kEps13 = {.name = "eps13",
                                  .head = kFields,
                                  .trailer = kTrailer,
                                  .reconciles = true,
                                  .read = Read};

Eps13Trailer ReadEps13Trailer(const Fields& fields) {
  Eps13Trailer trailer{.kopecks = *KopecksFromText(fields[1], ','),
                       .transfer_kopecks = *KopecksFromText(fields[2], ','),
                       .fee_kopecks = *KopecksFromText(fields[3], ','),
                       .order = OrderName(fields[4], *DayFromText(fields[5]))};
  // The check has seen that it is a number.
  (void)absl::SimpleAtoi(fields[0], &trailer.lines);
  return trailer;
}

}  // namespace intake::sberbank
