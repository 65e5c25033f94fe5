#include "core/text/doubt.h"

#include <algorithm>

#include "core/text/number_spans.h"

namespace intake {
namespace {

// `.5`, `,450`: a point with nothing between it and the digits behind it.
bool LooksDecimal(const NumberItem& number) {
  const Gap& gap = number.gap;
  return number.follows_number && gap.marks == 1 && !gap.blank_after_marks &&
         gap.line_breaks == 0 &&
         (gap.last_mark == U'.' || gap.last_mark == U',');
}

// The same mark, and nothing else, stands between the account and what is next
// to it: then it separates the values too.
bool SeparatesTheAccount(const Items& items, const Roles& roles,
                         char32_t mark) {
  if (roles.account_count == 0) return false;
  const size_t next = roles.account.last + 1u;
  if (next < items.number_count && items.numbers[next].follows_number &&
      items.numbers[next].gap.only(mark)) {
    return true;
  }
  const NumberItem& account = items.numbers[roles.account.first];
  return account.follows_number && account.gap.only(mark);
}

// Two values with a point between that may as well be one with decimals.
bool MayBeDecimals(const Items& items, const Interpretation& found, size_t v) {
  const NumberItem& number = items.numbers[found.roles.values[v].first];
  if (!LooksDecimal(number)) return false;
  const size_t digits = number.digits.size();
  const bool plausible =
      digits <= 2 ||
      digits <= static_cast<size_t>(std::max(found.slots[v - 1].decimals,
                                             found.slots[v].decimals));
  return plausible &&
         !SeparatesTheAccount(items, found.roles, number.gap.last_mark);
}

// `12389,4500,7`: the mark between two values is the point of one of them.
bool SharesItsPoint(const Items& items, const Interpretation& found, size_t v) {
  const NumberItem& number = items.numbers[found.roles.values[v].first];
  if (!LooksDecimal(number)) return false;
  for (size_t w = 0; w < found.roles.value_count; ++w) {
    const ValueSpan& value = found.roles.values[w];
    if (value.decimal &&
        items.numbers[value.last].gap.only(number.gap.last_mark)) {
      return true;
    }
  }
  return false;
}

// `12389 4500 день`: the name behind the last value turns the order round.
bool TurnsTheOrder(const Interpretation& found) {
  if (found.style.registers != Direction::kAfter) return false;
  bool nameless = false;
  bool turned = false;
  for (size_t v = 0; v < found.roles.value_count; ++v) {
    nameless = nameless || found.names[v].name.empty();
    turned = turned || (v > 0 && found.slots[v].ref < found.slots[v - 1].ref);
  }
  return nameless && turned;
}

// `12,389` on a dial without three decimals: decimals or thousands?
bool MayBeThousands(const Items& items, const Interpretation& found, size_t v) {
  const ValueSpan& value = found.roles.values[v];
  return DecimalsOf(items, value) == 3 && found.slots[v].decimals < 3 &&
         items.numbers[value.first].digits.size() <= 3;
}

// What looks like a date was taken for values, beside others.
bool TakesADateForValues(const Items& items, const Interpretation& found) {
  const Roles& roles = found.roles;
  for (size_t d = 0; d < items.date_count; ++d) {
    const DateItem& date = items.dates[d];
    if (roles.of_number[date.first] != Role::kValue) continue;
    const char32_t mark = items.numbers[date.first + 1u].gap.first_mark;
    if (SeparatesTheAccount(items, roles, mark)) continue;
    for (size_t v = 0; v < roles.value_count; ++v) {
      const ValueSpan& value = roles.values[v];
      if (value.last < date.first || value.first > date.last) return true;
    }
    if (date.is_time || roles.value_count > 1) return true;
  }
  return false;
}

// Nobody knows what the words between two values say, and neither has a name.
bool HasUnknownBetween(const Items& items, const Interpretation& found,
                       size_t v) {
  return items.numbers[found.roles.values[v].first].unknown_before &&
         (found.names[v].name.empty() || found.names[v - 1].name.empty());
}

// `ACCOUNT 150 ACCOUNT 160`: twice the same, or two values?
bool HasAccountBetween(const Interpretation& found) {
  const Roles& roles = found.roles;
  if (roles.account_count < 2 || roles.value_count < 2) return false;
  for (size_t v = 0; v < roles.value_count; ++v) {
    if (found.names[v].name.empty()) return true;
  }
  return false;
}

}  // namespace

bool IsDoubtful(const Items& items, const Interpretation& found,
                absl::Span<const RegisterSlot> slots) {
  if (items.near_name && slots.size() > 1) return true;
  for (size_t v = 0; v < found.roles.value_count; ++v) {
    const ValueSpan& value = found.roles.values[v];
    for (size_t i = value.first; i <= value.last; ++i) {
      if (items.numbers[i].doubtful) return true;
    }
    if (MayBeThousands(items, found, v)) return true;
    if (v > 0 &&
        (MayBeDecimals(items, found, v) || SharesItsPoint(items, found, v) ||
         HasUnknownBetween(items, found, v))) {
      return true;
    }
  }
  return TurnsTheOrder(found) || TakesADateForValues(items, found) ||
         HasAccountBetween(found);
}

}  // namespace intake
