#include "channels/cli/date_words.h"

#include <cstdint>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"

namespace intake::cli {
namespace {

// No reading waits for longer.
constexpr int64_t kAgeDaysMax = 36'500;

template <typename Parse>
absl::Status MakeIso(const Parse& parse, std::string* word) {
  if (word->empty()) return absl::OkStatus();
  absl::StatusOr<std::string> iso = parse(*word);
  if (!iso.ok()) return iso.status();
  *word = *iso;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> DateFromWord(absl::string_view word) {
  absl::CivilDay day;
  if (word.size() == 10 && absl::ParseCivilTime(word, &day)) {
    return std::string(word);
  }
  const std::vector<absl::string_view> parts = absl::StrSplit(word, '.');
  int number[3] = {};
  if (parts.size() == 3 && parts[2].size() == 4 &&
      absl::SimpleAtoi(parts[0], &number[0]) &&
      absl::SimpleAtoi(parts[1], &number[1]) &&
      absl::SimpleAtoi(parts[2], &number[2])) {
    day = absl::CivilDay(number[2], number[1], number[0]);
    // A day that the calendar lacks would have become another one.
    if (day.month() == number[1] && day.day() == number[0]) {
      return absl::FormatCivilTime(day);
    }
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "got the date \"", word, "\", want a day as 2014-06-25 or 25.06.2014"));
}

absl::StatusOr<std::string> PeriodFromWord(absl::string_view word) {
  absl::CivilMonth month;
  if (word.size() == 7 && absl::ParseCivilTime(word, &month)) {
    return std::string(word);
  }
  const std::vector<absl::string_view> parts = absl::StrSplit(word, '.');
  if (parts.size() == 2 && parts[0].size() == 2 && parts[1].size() == 4 &&
      absl::ParseCivilTime(absl::StrCat(parts[1], "-", parts[0]), &month)) {
    return absl::FormatCivilTime(month);
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "got the month \"", word, "\", want one as 2014-06 or 06.2014"));
}

absl::StatusOr<absl::Duration> AgeFromWord(absl::string_view word) {
  absl::string_view number = word;
  const absl::Duration unit =
      absl::ConsumeSuffix(&number, "d")   ? absl::Hours(24)
      : absl::ConsumeSuffix(&number, "h") ? absl::Hours(1)
      : absl::ConsumeSuffix(&number, "m") ? absl::Minutes(1)
                                          : absl::ZeroDuration();
  int64_t count = 0;
  if (unit == absl::ZeroDuration() || !absl::SimpleAtoi(number, &count) ||
      count < 0 || count * unit > kAgeDaysMax * absl::Hours(24)) {
    return absl::InvalidArgumentError(
        absl::StrCat("got the age \"", word,
                     "\", want days, hours or minutes: 3d, 12h, 90m"));
  }
  return count * unit;
}

absl::Status MakeIsoDate(std::string* word) {
  return MakeIso(DateFromWord, word);
}

absl::Status MakeIsoPeriod(std::string* word) {
  return MakeIso(PeriodFromWord, word);
}

}  // namespace intake::cli
