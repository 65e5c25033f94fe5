#include "channels/sberbank/field_checks.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/sberbank/kopecks.h"

namespace intake::sberbank {
namespace {

constexpr size_t kPaymentCodeDigitsMax = 20;
constexpr size_t kTransactionDigits = 26;
constexpr size_t kTransactionDayDigits = 6;

bool IsDigits(absl::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

absl::Status Expected(bool is_so, absl::string_view what) {
  if (is_so) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("ожидается ", what));
}

int NumberFrom(absl::string_view digits) {
  int number = 0;
  return absl::SimpleAtoi(digits, &number) ? number : -1;
}

}  // namespace

absl::Status Anything(absl::string_view) { return absl::OkStatus(); }

absl::Status NotEmpty(absl::string_view text) {
  return Expected(!text.empty(), "непустое значение");
}

absl::Status Digits(absl::string_view text) {
  return Expected(IsDigits(text), "число из цифр");
}

absl::Status PaymentCode(absl::string_view text) {
  return Expected(IsDigits(text) && text.size() <= kPaymentCodeDigitsMax,
                  absl::StrCat("от 1 до ", kPaymentCodeDigitsMax, " цифр"));
}

absl::Status TransactionId(absl::string_view text) {
  return Expected(
      IsDigits(text) && text.size() == kTransactionDigits &&
          DayFromText(text.substr(0, kTransactionDayDigits)).ok(),
      absl::StrCat(kTransactionDigits, " цифр, первые шесть - дата ддММгг"));
}

absl::Status AmountWithPoint(absl::string_view text) {
  return KopecksFromText(text, '.').status();
}

absl::Status AmountWithComma(absl::string_view text) {
  return KopecksFromText(text, ',').status();
}

absl::Status Date(absl::string_view text) {
  return Expected(text.size() == 10 && text[2] == '.' && DayFromText(text).ok(),
                  "дата дд.ММ.гггг");
}

absl::Status DateOrNothing(absl::string_view text) {
  return text.empty() ? absl::OkStatus() : Date(text);
}

absl::Status DateWithDashes(absl::string_view text) {
  return Expected(text.size() == 10 && DayFromText(text).ok(),
                  "дата дд-ММ-гггг");
}

absl::StatusOr<absl::CivilDay> DayFromText(absl::string_view text) {
  const bool separated =
      text.size() == 10 && text[2] == text[5] &&
      !absl::ascii_isdigit(static_cast<unsigned char>(text[2]));
  const size_t step = separated ? 3 : 2;
  const absl::string_view day = text.substr(0, 2);
  const absl::string_view month = text.substr(std::min(step, text.size()), 2);
  const absl::string_view year = text.substr(std::min(2 * step, text.size()));
  const bool in_form = IsDigits(day) && IsDigits(month) && IsDigits(year) &&
                       year.size() == (separated ? 4U : 2U);
  const int year_number = NumberFrom(year) + (separated ? 0 : 2000);
  const absl::CivilDay civil(year_number, NumberFrom(month), NumberFrom(day));
  // What is no day, such as 31.02., comes out as another one.
  if (!in_form || civil.month() != NumberFrom(month) ||
      civil.day() != NumberFrom(day)) {
    return absl::InvalidArgumentError("ожидается дата");
  }
  return civil;
}

}  // namespace intake::sberbank
