// Tries the readings of one text for one account: which number is the account,
// which a date, which belong together, and whose name is whose.

#ifndef INTAKE_CORE_TEXT_INTERPRETER_H_
#define INTAKE_CORE_TEXT_INTERPRETER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "core/base/limits.h"
#include "core/model/account.h"
#include "core/model/register_slot.h"
#include "core/target/register_fit.h"
#include "core/text/items.h"

namespace intake {

// Where a text names an account: numbers `first` to `last` joined.
struct AccountSpan {
  uint8_t first = 0;
  uint8_t last = 0;
  const Account* account = nullptr;
  bool restored = false;
};

// One value: numbers `first` to `last` joined, the last one behind a decimal
// point if `decimal`.
struct ValueSpan {
  uint8_t first = 0;
  uint8_t last = 0;
  bool decimal = false;
};

enum class Role : uint8_t { kOther, kAccount, kValue, kSerial };

// What each number of a text was taken for.
struct Roles {
  std::array<Role, Items::kNumbersMax> of_number{};
  // In order of appearance.
  std::array<ValueSpan, Items::kNumbersMax> values;
  size_t value_count = 0;
  std::optional<absl::CivilDay> date;
  int account_count = 0;
  // The last place where the account is named.
  AccountSpan account;
};

// A value's name, and the number that is the serial it stands under.
struct BoundName {
  RegisterName name;
  std::optional<uint8_t> serial;

  bool operator==(const BoundName&) const = default;
};
using BoundNames = std::array<BoundName, Items::kNumbersMax>;

enum class Direction : uint8_t { kBefore, kAfter };

// How the names of a text stand to their values: those of commodities, and
// those of metering points and zones.
struct BindingStyle {
  Direction commodities = Direction::kBefore;
  Direction registers = Direction::kBefore;
};

struct Interpretation {
  Roles roles;
  BindingStyle style;
  BoundNames names;
  // With Verdict::kOne: for each value.
  std::array<RegisterSlot, Items::kNumbersMax> slots;
};

struct InterpreterFacts {
  const Items* items = nullptr;
  absl::Span<const AccountSpan> spans;
  const Account* account = nullptr;
  // The request names the account: the text need not.
  bool given = false;
  absl::string_view sender;
  absl::CivilDay today;
};

enum class Verdict { kNone, kOne, kSeveralSegmentations, kSeveralTargets };

struct Interpretations {
  Verdict verdict = Verdict::kNone;
  // With kOne and the several: the first that fits. With kNone: what the text
  // says word for word, for the explanation; no values where there are none.
  Interpretation first;
  // With kNone: no way was found to give each name a value.
  bool names_left_over = false;
};

// At most so many readings of a text are tried; a text with more is ambiguous.
inline constexpr int kReadingsMax = 256;
inline constexpr int kSearchStepsMax = 20'000;

Interpretations Interpret(const InterpreterFacts& facts);

// `1238` and `9` as they stand in the text: digits, a point before decimals.
std::string TextOf(const Items& items, const ValueSpan& value);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_INTERPRETER_H_
