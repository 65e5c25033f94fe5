// What neighbouring numbers of a text may be together: an account written in
// groups, thousands, decimals, a phone.

#ifndef INTAKE_CORE_TEXT_NUMBER_SPANS_H_
#define INTAKE_CORE_TEXT_NUMBER_SPANS_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/register_slot.h"
#include "core/text/interpreter.h"
#include "core/text/items.h"

namespace intake {

// The digits behind the zeros in front.
size_t DigitsWithoutZeros(absl::string_view digits);

// The values that can begin with one number: alone, with decimals, as groups of
// thousands, and both.
struct ValueSpans {
  std::array<ValueSpan, 6> list;
  size_t count = 0;

  bool empty() const { return count == 0; }
  const ValueSpan& front() const { return list[0]; }
  const ValueSpan* begin() const { return list.data(); }
  const ValueSpan* end() const { return list.data() + count; }
};
ValueSpans ValueSpansAt(const Items& items, size_t i);

// Whole digits that `value` has, zeros in front aside, fit the dial. Digits put
// together from groups must fit with their zeros.
bool FitsDial(const Items& items, const ValueSpan& value,
              const RegisterSlot& slot);

// Digits behind the point.
size_t DecimalsOf(const Items& items, const ValueSpan& value);

// The number after the phone that begins with number `i`, `i` where none does:
// the sender's own, or one that is called a phone.
size_t PhoneEnd(const Items& items, size_t i, absl::string_view sender);

// Whether an account's number may have so many digits.
bool IsAccountLength(size_t digits);

// How an account's number may be written in groups.
inline constexpr size_t kAccountGroupsMax = 6;
inline constexpr size_t kAccountGroupDigitsMax = 6;
inline constexpr size_t kGroupedAccountDigitsMin = 8;

// The last of the numbers from `first` on that are `digits` when put together.
std::optional<size_t> AccountGroupEnd(const Items& items, size_t first,
                                      absl::string_view digits);

// Whether two numbers with `gap` between may be groups of one account's number.
bool AreGroups(absl::string_view one, const Gap& gap, absl::string_view other);

// A short number whose lost zeros were put back may as well be a reading: it is
// taken for an account only where the text calls it one.
bool MayBeAccount(const Items& items, const AccountSpan& span,
                  absl::Span<const RegisterSlot> slots);

// The number is, or is called, the serial of a meter.
bool MayBeSerial(const NumberItem& number, const Account& account);

// The meter among `slots` that has this serial.
std::optional<uint32_t> ActiveMeterOf(const NumberItem& number,
                                      const Account& account,
                                      absl::Span<const RegisterSlot> slots);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_NUMBER_SPANS_H_
