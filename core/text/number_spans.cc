#include "core/text/number_spans.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/base/limits.h"

namespace intake {
namespace {

bool IsPoint(const Gap& gap) { return gap.only(U'.') || gap.only(U','); }

bool IsThousandsBlank(const Gap& gap) {
  return gap.blanks == 1 && gap.marks == 0 && gap.line_breaks == 0;
}

bool MayBeValue(const NumberItem& number) {
  return !number.negative && !number.malformed;
}

bool MayFollow(const Items& items, size_t i) {
  return i < items.number_count && items.numbers[i].follows_number &&
         MayBeValue(items.numbers[i]);
}

bool IsSerialOf(const Installation& meter, const NumberItem& number) {
  return SameSerial(meter.serial,
                    number.malformed ? number.run : number.digits);
}

}  // namespace

size_t DigitsWithoutZeros(absl::string_view digits) {
  const size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  return digits.size() - zeros;
}

ValueSpans ValueSpansAt(const Items& items, size_t i) {
  ValueSpans spans;
  if (!MayBeValue(items.numbers[i])) return spans;
  const auto add = [&spans](size_t first, size_t last, bool decimal) {
    spans.list[spans.count++] = {.first = static_cast<uint8_t>(first),
                                 .last = static_cast<uint8_t>(last),
                                 .decimal = decimal};
  };
  const auto add_decimals = [&](size_t last) {
    if (MayFollow(items, last + 1) && IsPoint(items.numbers[last + 1].gap) &&
        items.numbers[last + 1].digits.size() <= 3) {
      add(i, last + 1, true);
    }
  };
  add(i, i, false);
  add_decimals(i);
  // Thousands: one to three digits, then threes.
  constexpr size_t kGroupsMax = 3;
  size_t last = i;
  if (items.numbers[i].digits.size() > 3) return spans;
  while (last - i + 1 < kGroupsMax && MayFollow(items, last + 1) &&
         IsThousandsBlank(items.numbers[last + 1].gap) &&
         items.numbers[last + 1].digits.size() == 3) {
    ++last;
    add(i, last, false);
    add_decimals(last);
  }
  return spans;
}

bool FitsDial(const Items& items, const ValueSpan& value,
              const RegisterSlot& slot) {
  const size_t whole_last = value.decimal ? value.last - 1u : value.last;
  size_t digits = DigitsWithoutZeros(items.numbers[value.first].digits);
  for (size_t i = value.first + 1u; i <= whole_last; ++i) {
    digits += items.numbers[i].digits.size();
  }
  return digits <= static_cast<size_t>(slot.whole_digits);
}

size_t DecimalsOf(const Items& items, const ValueSpan& value) {
  return value.decimal ? items.numbers[value.last].digits.size() : 0;
}

size_t PhoneEnd(const Items& items, size_t i, absl::string_view sender) {
  constexpr size_t kNumberDigits = 10;  // without the country or trunk code
  const bool called_phone = items.numbers[i].label == NumberLabel::kPhone;
  if (sender.size() < kNumberDigits && !called_phone) return i;
  char digits[16];
  size_t count = 0;
  for (size_t last = i; last < items.number_count; ++last) {
    const NumberItem& number = items.numbers[last];
    if (last > i && (!number.follows_number || number.gap.line_breaks > 0)) {
      break;
    }
    for (const char digit : number.digits) {
      if (count == sizeof(digits)) return i;
      digits[count++] = digit;
    }
    const bool has_code =
        count == kNumberDigits + 1 && (digits[0] == '7' || digits[0] == '8');
    if (count != kNumberDigits && !has_code) continue;
    const absl::string_view all(digits, count);
    const absl::string_view plain = all.substr(count - kNumberDigits);
    if (sender.size() >= kNumberDigits && absl::EndsWith(sender, plain)) {
      return last + 1;
    }
    if (called_phone && has_code) return last + 1;
  }
  return i;
}

bool IsAccountLength(size_t digits) {
  return digits >= limits::kAccountDigitsMin &&
         digits <= limits::kAccountDigitsMax;
}

bool AreGroups(absl::string_view one, const Gap& gap, absl::string_view other) {
  const bool blank = gap.blanks > 0 && gap.marks == 0;
  const bool hyphen = gap.only(U'-') || gap.only(0x2013);
  return gap.line_breaks == 0 && (blank || hyphen) &&
         one.size() <= kAccountGroupDigitsMax &&
         other.size() <= kAccountGroupDigitsMax;
}

std::optional<size_t> AccountGroupEnd(const Items& items, size_t first,
                                      absl::string_view digits) {
  for (size_t last = first;
       last < items.number_count && last < first + kAccountGroupsMax; ++last) {
    const NumberItem& number = items.numbers[last];
    const absl::string_view group = number.digits;
    if (last > first &&
        (!number.follows_number ||
         !AreGroups(items.numbers[last - 1].digits, number.gap, group))) {
      return std::nullopt;
    }
    if (!absl::StartsWith(digits, group)) return std::nullopt;
    digits.remove_prefix(group.size());
    if (digits.empty()) return last;
  }
  return std::nullopt;
}

bool MayBeAccount(const Items& items, const AccountSpan& span,
                  absl::Span<const RegisterSlot> slots) {
  const NumberItem& number = items.numbers[span.first];
  if (number.malformed || number.label == NumberLabel::kSkip) return false;
  if (!span.restored || number.label == NumberLabel::kAccount) return true;
  if (span.first != span.last) return false;
  return std::all_of(slots.begin(), slots.end(), [&](const auto& slot) {
    return number.digits.size() > static_cast<size_t>(slot.whole_digits);
  });
}

bool MayBeSerial(const NumberItem& number, const Account& account) {
  const bool known = std::any_of(
      account.installations.begin(), account.installations.end(),
      [&](const Installation& meter) { return IsSerialOf(meter, number); });
  constexpr size_t kSerialDigitsMin = 4;
  return known ||
         (number.label == NumberLabel::kMeter && !number.malformed &&
          !number.negative && number.digits.size() >= kSerialDigitsMin);
}

std::optional<uint32_t> ActiveMeterOf(const NumberItem& number,
                                      const Account& account,
                                      absl::Span<const RegisterSlot> slots) {
  for (const RegisterSlot& slot : slots) {
    if (IsSerialOf(account.installations[slot.ref.installation], number)) {
      return slot.ref.installation;
    }
  }
  return std::nullopt;
}

std::string TextOf(const Items& items, const ValueSpan& value) {
  std::string text;
  for (size_t i = value.first; i <= value.last; ++i) {
    if (value.decimal && i == value.last) text.push_back('.');
    absl::StrAppend(&text, items.numbers[i].digits);
  }
  return text;
}

}  // namespace intake
