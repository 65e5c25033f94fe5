#include "core/base/civil_time.h"

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace intake {
namespace {

constexpr int kYearMin = 1900;
constexpr int kYearMax = 2199;

// Whether `text` has the form of `pattern`, in which 0 stands for any digit.
bool HasForm(absl::string_view text, absl::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool fits =
        pattern[i] == '0'
            ? absl::ascii_isdigit(static_cast<unsigned char>(text[i]))
            : text[i] == pattern[i];
    if (!fits) return false;
  }
  return true;
}

// REQUIRES: digits only.
int ToNumber(absl::string_view digits) {
  int number = 0;
  for (char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool IsMonthInRange(int year, int month) {
  return year >= kYearMin && year <= kYearMax && month >= 1 && month <= 12;
}

}  // namespace

absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view text) {
  if (HasForm(text, "0000-00-00")) {
    const int year = ToNumber(text.substr(0, 4));
    const int month = ToNumber(text.substr(5, 2));
    const int day = ToNumber(text.substr(8, 2));
    // CivilDay carries days that the month lacks into the next one.
    const absl::CivilDay date(year, month, day);
    if (IsMonthInRange(year, month) && date.month() == month &&
        date.day() == day) {
      return date;
    }
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "date \"", text, "\": want a day of the calendar such as 2014-06-25, ",
      "years ", kYearMin, " to ", kYearMax));
}

std::string FormatDate(absl::CivilDay date) {
  return absl::FormatCivilTime(date);
}

std::string FormatDateForPeople(absl::CivilDay date) {
  return absl::StrFormat("%02d.%02d.%04d", date.day(), date.month(),
                         date.year());
}

absl::StatusOr<absl::CivilMonth> ParseMonth(absl::string_view text) {
  if (HasForm(text, "0000-00")) {
    const int year = ToNumber(text.substr(0, 4));
    const int month = ToNumber(text.substr(5, 2));
    if (IsMonthInRange(year, month)) return absl::CivilMonth(year, month);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("month \"", text, "\": want one such as 2014-06, years ",
                   kYearMin, " to ", kYearMax));
}

std::string FormatMonth(absl::CivilMonth month) {
  return absl::FormatCivilTime(month);
}

absl::CivilDay LastDayOf(absl::CivilMonth month) {
  return absl::CivilDay(month + 1) - 1;
}

}  // namespace intake
