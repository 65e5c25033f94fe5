#include "core/text/dates.h"

#include <algorithm>
#include <cstdlib>

#include "core/text/words.h"

namespace intake {
namespace {

// The number at `at`, of at most `digits_max` digits; -1 where there is none.
int NumberAt(const Tokens& tokens, size_t at, size_t digits_max) {
  if (at >= tokens.count || !tokens.list[at].is_number) return -1;
  const absl::string_view digits = tokens.TextOf(at);
  if (digits.size() > digits_max || tokens.list[at].had_letters) return -1;
  int number = 0;
  for (const char digit : digits) number = 10 * number + (digit - '0');
  return number;
}

bool IsFourDigits(const Tokens& tokens, size_t at) {
  return at < tokens.count && tokens.TextOf(at).size() == 4;
}

bool IsDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return absl::CivilDay(year, month, day).month() == month;
}

// The day and month in the year that brings them closest to `today`.
std::optional<absl::CivilDay> Nearest(int month, int day,
                                      absl::CivilDay today) {
  std::optional<absl::CivilDay> nearest;
  for (const int64_t year :
       {today.year() - 1, today.year(), today.year() + 1}) {
    if (!IsDay(static_cast<int>(year), month, day)) continue;
    const absl::CivilDay date(year, month, day);
    if (!nearest || std::abs(date - today) < std::abs(*nearest - today)) {
      nearest = date;
    }
  }
  return nearest;
}

bool IsKind(const Tokens& tokens, size_t at, WordKind kind) {
  return at < tokens.count && !tokens.list[at].is_number &&
         LookUpWord(tokens.TextOf(at)).kind == kind;
}

// `г`, `год`, `года` behind a year.
size_t YearWord(const Tokens& tokens, size_t at) {
  const bool is_there =
      at < tokens.count && tokens.list[at].before.marks == 0 &&
      (IsKind(tokens, at, WordKind::kYear) || tokens.TextOf(at) == "г");
  return is_there ? 1 : 0;
}

std::optional<FoundDate> TextDate(const Tokens& tokens, size_t at,
                                  absl::CivilDay today) {
  const int day = NumberAt(tokens, at, 2);
  if (!IsKind(tokens, at + 1, WordKind::kMonth)) return std::nullopt;
  const int month = LookUpWord(tokens.TextOf(at + 1)).number;
  FoundDate found = {.tokens = 2, .certain = true};
  if (IsYear(tokens, at + 2, today)) {
    const int year = NumberAt(tokens, at + 2, 4);
    if (!IsDay(year, month, day)) return std::nullopt;
    found.date = absl::CivilDay(year, month, day);
    found.tokens = 3 + YearWord(tokens, at + 3);
    return found;
  }
  const std::optional<absl::CivilDay> nearest = Nearest(month, day, today);
  if (!nearest) return std::nullopt;
  found.date = *nearest;
  return found;
}

std::optional<FoundDate> Time(const Tokens& tokens, size_t at) {
  if (at + 1 >= tokens.count || !tokens.list[at + 1].before.only(U':') ||
      NumberAt(tokens, at, 2) > 23 || NumberAt(tokens, at + 1, 2) < 0 ||
      NumberAt(tokens, at + 1, 2) > 59 || tokens.TextOf(at + 1).size() != 2) {
    return std::nullopt;
  }
  const bool seconds = at + 2 < tokens.count &&
                       tokens.list[at + 2].before.only(U':') &&
                       NumberAt(tokens, at + 2, 2) >= 0;
  return FoundDate{.tokens = seconds ? size_t{3} : size_t{2}, .is_time = true};
}

// Day, month and year with one mark between: `.`, `/` or `-`.
std::optional<FoundDate> NumericDate(const Tokens& tokens, size_t at,
                                     absl::CivilDay today) {
  if (at + 1 >= tokens.count) return std::nullopt;
  const char32_t mark = tokens.list[at + 1].before.first_mark;
  if ((mark != U'.' && mark != U'/' && mark != U'-') ||
      !tokens.list[at + 1].before.only(mark)) {
    return std::nullopt;
  }
  const int first = NumberAt(tokens, at, 4);
  const int month = NumberAt(tokens, at + 1, 2);
  const bool third =
      at + 2 < tokens.count && tokens.list[at + 2].before.only(mark);
  if (third && IsFourDigits(tokens, at)) {
    const int day = NumberAt(tokens, at + 2, 2);
    if (!IsYear(tokens, at, today) || !IsDay(first, month, day)) {
      return std::nullopt;
    }
    return FoundDate{.tokens = 3,
                     .certain = true,
                     .date = absl::CivilDay(first, month, day)};
  }
  if (first > 31 || month < 1) return std::nullopt;
  const int last = third ? NumberAt(tokens, at + 2, 4) : -1;
  if (last >= 0 && tokens.TextOf(at + 2).size() != 3) {
    const bool full = IsFourDigits(tokens, at + 2);
    const int year = full ? last : 2000 + last;
    if (IsDay(year, month, first) && std::abs(year - today.year()) <= 2) {
      return FoundDate{.tokens = 3 + YearWord(tokens, at + 3),
                       .certain = full,
                       .date = absl::CivilDay(year, month, first)};
    }
  }
  const std::optional<absl::CivilDay> nearest = Nearest(month, first, today);
  // `1.5` is hardly a date: months are written with two digits.
  if (!nearest || tokens.TextOf(at + 1).size() != 2) return std::nullopt;
  return FoundDate{.tokens = 2, .date = *nearest};
}

}  // namespace

bool IsYear(const Tokens& tokens, size_t at, absl::CivilDay today) {
  return IsFourDigits(tokens, at) &&
         std::abs(NumberAt(tokens, at, 4) - today.year()) <= 2;
}

std::optional<FoundDate> DateAt(const Tokens& tokens, size_t at,
                                absl::CivilDay today) {
  if (NumberAt(tokens, at, 4) < 0) return std::nullopt;
  if (std::optional<FoundDate> found = TextDate(tokens, at, today)) {
    return found;
  }
  if (std::optional<FoundDate> found = Time(tokens, at)) return found;
  return NumericDate(tokens, at, today);
}

}  // namespace intake
