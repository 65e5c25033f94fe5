#include "channels/portal/people_dates.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"

namespace intake::portal {
namespace {

constexpr const char* kMonthsRussian[] = {
    "январь", "февраль", "март",     "апрель",  "май",    "июнь",
    "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr const char* kMonthsEnglish[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

const char* MonthName(int month, web::Language language) {
  return (language == web::Language::kRussian ? kMonthsRussian
                                              : kMonthsEnglish)[month - 1];
}

std::string DayText(absl::CivilDay day, web::Language language) {
  return language == web::Language::kRussian
             ? absl::StrFormat("%02d.%02d.%04d", day.day(), day.month(),
                               day.year())
             : absl::StrCat(day.day(), " ", MonthName(day.month(), language),
                            " ", day.year());
}

}  // namespace

std::string DayForPeople(absl::string_view iso_day, web::Language language) {
  absl::CivilDay day;
  return absl::ParseCivilTime(iso_day, &day) ? DayText(day, language)
                                             : std::string(iso_day);
}

std::string MonthForPeople(absl::string_view iso_month,
                           web::Language language) {
  absl::CivilMonth month;
  return absl::ParseCivilTime(iso_month, &month)
             ? absl::StrCat(MonthName(month.month(), language), " ",
                            month.year())
             : std::string(iso_month);
}

std::string MomentForPeople(absl::Time moment, absl::TimeZone zone,
                            web::Language language) {
  return absl::StrCat(DayText(absl::ToCivilDay(moment, zone), language), ", ",
                      absl::FormatTime("%H:%M", moment, zone));
}

std::string ValueForPeople(absl::string_view value, web::Language language) {
  return language == web::Language::kRussian
             ? absl::StrReplaceAll(value, {{".", ","}})
             : std::string(value);
}

std::string DayFromPeople(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '.');
  int day = 0;
  int month = 0;
  int year = 0;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &day) ||
      !absl::SimpleAtoi(parts[1], &month) ||
      !absl::SimpleAtoi(parts[2], &year)) {
    return std::string(text);
  }
  return absl::StrFormat("%04d-%02d-%02d", year, month, day);
}

}  // namespace intake::portal
