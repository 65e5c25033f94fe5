#include "services/convert/field.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/base/receipt_code.h"

namespace intake {
namespace {

absl::Status CheckRange(absl::string_view field, size_t got, size_t min,
                        size_t max, absl::string_view unit) {
  if (got >= min && got <= max) return absl::OkStatus();
  return FieldError(
      field, absl::StrCat("got ", got, " ", unit, ", want ", min, " to ", max));
}

}  // namespace

absl::Status InsideField(const absl::Status& status, absl::string_view outer) {
  const std::string field = FieldOf(status);
  if (field.empty()) return status;
  absl::string_view message = status.message();
  absl::ConsumePrefix(&message, field);
  absl::ConsumePrefix(&message, ": ");
  return FieldError(absl::StrCat(outer, ".", field), message);
}

absl::Status CheckBytes(absl::string_view field, size_t size, size_t min,
                        size_t max) {
  return CheckRange(field, size, min, max, "bytes");
}

absl::Status CheckCount(absl::string_view field, size_t count, size_t min,
                        size_t max) {
  return CheckRange(field, count, min, max, "items");
}

absl::StatusOr<std::optional<absl::CivilDay>> DateFromProto(
    absl::string_view text, absl::string_view field) {
  if (text.empty()) return std::nullopt;
  const absl::StatusOr<absl::CivilDay> date =
      RequiredDateFromProto(text, field);
  if (!date.ok()) return date.status();
  return *date;
}

absl::StatusOr<absl::CivilDay> RequiredDateFromProto(absl::string_view text,
                                                     absl::string_view field) {
  const absl::StatusOr<absl::CivilDay> date = ParseDate(text);
  if (!date.ok()) return FieldError(field, date.status().message());
  return *date;
}

absl::StatusOr<absl::CivilMonth> MonthFromProto(absl::string_view text,
                                                absl::string_view field) {
  const absl::StatusOr<absl::CivilMonth> month = ParseMonth(text);
  if (!month.ok()) return FieldError(field, month.status().message());
  return *month;
}

absl::StatusOr<Milli> AmountFromProto(absl::string_view text,
                                      absl::string_view field) {
  const absl::StatusOr<Milli> amount = ParseAmount(text);
  if (!amount.ok()) return FieldError(field, amount.status().message());
  return *amount;
}

absl::Status CheckAccountNumber(absl::string_view field,
                                absl::string_view number) {
  const auto is_digit = [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  };
  if (number.size() >= limits::kAccountDigitsMin &&
      number.size() <= limits::kAccountDigitsMax &&
      std::all_of(number.begin(), number.end(), is_digit)) {
    return absl::OkStatus();
  }
  return FieldError(field, absl::StrCat("got ", number.size(), " bytes, want ",
                                        limits::kAccountDigitsMin, " to ",
                                        limits::kAccountDigitsMax, " digits"));
}

absl::StatusOr<std::string> ReceiptCodeFromProto(absl::string_view code,
                                                 absl::string_view field) {
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  if (!number.ok()) return FieldError(field, number.status().message());
  return FormatReceiptCode(*number);
}

}  // namespace intake
