#include "core/text/interpreter.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/text/doubt.h"
#include "core/text/name_binding.h"
#include "core/text/number_spans.h"

namespace intake {
namespace {

// More digits than any dial has, zeros in front aside.
bool IsTooLongForADial(absl::string_view digits) {
  return DigitsWithoutZeros(digits) >
         static_cast<size_t>(limits::kWholeDigitsMax);
}

class Interpreter {
 public:
  explicit Interpreter(const InterpreterFacts& facts)
      : facts_(facts),
        items_(*facts.items),
        styles_(StylesFor(items_)),
        slots_(SlotsOn(*facts.account, facts.today)),
        slots_date_(facts.today) {
    for (const Installation& meter : facts.account->installations) {
      values_max_ += meter.registers.size();
    }
    values_max_ = std::min(values_max_, Items::kNumbersMax);
  }

  Interpretations Run() {
    Walk(0);
    if (result_.verdict == Verdict::kOne && (doubtful_ || ambiguous_)) {
      result_.verdict = doubtful_ || values_ambiguous_
                            ? Verdict::kSeveralSegmentations
                            : Verdict::kSeveralTargets;
    }
    if (result_.verdict == Verdict::kNone) {
      if (ambiguous_) {
        result_.verdict = Verdict::kSeveralTargets;
      } else {
        TakeWordForWord();
      }
    }
    return result_;
  }

 private:
  bool Exhausted() {
    if (++steps_ <= kSearchStepsMax && readings_ <= kReadingsMax) return false;
    result_.verdict = Verdict::kSeveralSegmentations;
    return true;
  }
  bool Done() const {
    return result_.verdict == Verdict::kSeveralSegmentations;
  }

  // Takes the numbers from `i` on for all that they can be.
  void Walk(size_t i) {
    if (Done() || Exhausted()) return;
    if (i == items_.number_count) {
      Judge();
      return;
    }
    const NumberItem& number = items_.numbers[i];
    if (WalkAccount(i) || number.label == NumberLabel::kAccount) return;
    if (number.label == NumberLabel::kSkip) return Walk(i + 1);
    if (const size_t end = PhoneEnd(items_, i, facts_.sender); end > i) {
      return Walk(end);
    }
    if (WalkDate(i)) return;
    WalkSerial(i);
    WalkValue(i);
  }

  // Answers whether nothing else comes into question.
  bool WalkAccount(size_t i) {
    const NumberItem& number = items_.numbers[i];
    bool certain = false;
    for (const AccountSpan& span : facts_.spans) {
      if (span.first != i || span.account != facts_.account) continue;
      if (!MayBeAccount(items_, span, slots_)) continue;
      const AccountSpan before = roles_.account;
      roles_.account = span;
      ++roles_.account_count;
      roles_.of_number[i] = Role::kAccount;
      Walk(span.last + 1u);
      roles_.of_number[i] = Role::kOther;
      --roles_.account_count;
      roles_.account = before;
      certain = certain || IsTooLongForADial(number.digits);
    }
    return certain;
  }

  bool WalkDate(size_t i) {
    for (size_t d = 0; d < items_.date_count; ++d) {
      const DateItem& date = items_.dates[d];
      if (date.first != i) continue;
      const std::optional<absl::CivilDay> before = roles_.date;
      if (!date.is_time) {
        if (before && *before != date.date) return date.certain;
        roles_.date = date.date;
      }
      Walk(date.last + 1u);
      roles_.date = before;
      return date.certain;
    }
    return false;
  }

  void WalkSerial(size_t i) {
    const NumberItem& number = items_.numbers[i];
    if (!MayBeSerial(number, *facts_.account)) return;
    roles_.of_number[i] = Role::kSerial;
    Walk(i + 1);
    roles_.of_number[i] = Role::kOther;
  }

  void WalkValue(size_t i) {
    if (roles_.value_count == values_max_) return;
    for (const ValueSpan& value : ValueSpansAt(items_, i)) {
      roles_.of_number[i] = Role::kValue;
      roles_.values[roles_.value_count++] = value;
      Walk(value.last + 1u);
      --roles_.value_count;
      roles_.of_number[i] = Role::kOther;
    }
  }

  // Every number has its role: does it fit the account?
  void Judge() {
    if (roles_.value_count == 0) return;
    if (roles_.account_count == 0 && !facts_.given) return;
    ++readings_;
    UseSlotsOn(roles_.date.value_or(facts_.today));
    for (size_t s = 0; s < styles_.count; ++s) JudgeStyle(styles_.list[s]);
  }

  void JudgeStyle(BindingStyle style) {
    BoundNames names;
    if (!BindNames(items_, roles_, style, slots_, names)) return;
    std::array<RegisterName, Items::kNumbersMax> plain;
    for (size_t v = 0; v < roles_.value_count; ++v) {
      plain[v] = names[v].name;
      if (names[v].serial) {
        plain[v].installation = ActiveMeterOf(items_.numbers[*names[v].serial],
                                              *facts_.account, slots_);
      }
    }
    const RegisterFit fit = FitRegisters(
        slots_, absl::MakeConstSpan(plain.data(), roles_.value_count));
    if (fit.result == FitResult::kNone) return;
    if (fit.result == FitResult::kSeveral) {
      ambiguous_ = true;
      values_ambiguous_ =
          values_ambiguous_ || (result_.verdict == Verdict::kOne &&
                                !SameValues(result_.first.roles));
      ambiguous_values_ = roles_;
      return;
    }
    Interpretation found = {
        .roles = roles_, .style = style, .names = names, .slots = {}};
    for (size_t v = 0; v < roles_.value_count; ++v) {
      found.slots[v] = slots_[fit.slot_of_value[v]];
      if (!FitsDial(items_, roles_.values[v], found.slots[v])) return;
    }
    Record(found);
  }

  void Record(const Interpretation& found) {
    const bool doubtful = IsDoubtful(items_, found, slots_);
    if (result_.verdict == Verdict::kNone) {
      result_.verdict = Verdict::kOne;
      result_.first = found;
      doubtful_ = doubtful;
      if (ambiguous_) values_ambiguous_ = !SameValues(ambiguous_values_);
      return;
    }
    if (SaysTheSame(result_.first, found)) {
      doubtful_ = doubtful_ && doubtful;
      return;
    }
    result_.verdict = SameValues(result_.first.roles)
                          ? Verdict::kSeveralTargets
                          : Verdict::kSeveralSegmentations;
  }

  // The numbers that are values in `other` are those of the reading at hand.
  bool SameValues(const Roles& other) const {
    if (other.value_count != roles_.value_count) return false;
    for (size_t v = 0; v < other.value_count; ++v) {
      if (TextOf(items_, other.values[v]) != TextOf(items_, roles_.values[v])) {
        return false;
      }
    }
    return true;
  }

  bool SaysTheSame(const Interpretation& a, const Interpretation& b) const {
    if (a.roles.date != b.roles.date ||
        a.roles.value_count != b.roles.value_count) {
      return false;
    }
    for (size_t v = 0; v < a.roles.value_count; ++v) {
      bool found = false;
      for (size_t w = 0; w < b.roles.value_count && !found; ++w) {
        found = a.slots[v] == b.slots[w] &&
                TextOf(items_, a.roles.values[v]) ==
                    TextOf(items_, b.roles.values[w]) &&
                a.names[v].serial == b.names[w].serial;
      }
      if (!found) return false;
    }
    return true;
  }

  // What a reader would take at first sight: to explain why it does not fit.
  void TakeWordForWord() {
    roles_ = {};
    for (size_t i = 0; i < items_.number_count;) i = TakeAtFirstSight(i);
    UseSlotsOn(roles_.date.value_or(facts_.today));
    Interpretation& first = result_.first;
    first.roles = roles_;
    for (size_t s = 0; s < styles_.count; ++s) {
      if (BindNames(items_, roles_, styles_.list[s], slots_, first.names)) {
        return;
      }
    }
    result_.names_left_over = true;
    for (size_t v = 0; v < roles_.value_count; ++v) first.names[v] = {};
  }

  // Answers the number after those it took.
  size_t TakeAtFirstSight(size_t i) {
    const NumberItem& number = items_.numbers[i];
    for (const AccountSpan& span : facts_.spans) {
      if (span.first != i || span.account != facts_.account ||
          !MayBeAccount(items_, span, slots_)) {
        continue;
      }
      roles_.account = span;
      ++roles_.account_count;
      return span.last + 1u;
    }
    if (number.label == NumberLabel::kSkip) return i + 1;
    if (const size_t end = PhoneEnd(items_, i, facts_.sender); end > i) {
      return end;
    }
    for (size_t d = 0; d < items_.date_count; ++d) {
      const DateItem& date = items_.dates[d];
      if (date.first != i) continue;
      if (!date.is_time) roles_.date = date.date;
      return date.last + 1u;
    }
    if (MayBeSerial(number, *facts_.account)) {
      roles_.of_number[i] = Role::kSerial;
      return i + 1;
    }
    const ValueSpans spans = ValueSpansAt(items_, i);
    if (spans.empty()) return i + 1;
    ValueSpan value = spans.front();
    for (const ValueSpan& span : spans) {
      if (span.decimal && span.last == i + 1) value = span;
    }
    roles_.of_number[i] = Role::kValue;
    roles_.values[roles_.value_count++] = value;
    return value.last + 1u;
  }

  void UseSlotsOn(absl::CivilDay date) {
    if (date == slots_date_) return;
    slots_ = SlotsOn(*facts_.account, date);
    slots_date_ = date;
  }

  const InterpreterFacts& facts_;
  const Items& items_;
  const BindingStyles styles_;
  std::vector<RegisterSlot> slots_;
  absl::CivilDay slots_date_;
  // No more values than the account ever had registers.
  size_t values_max_ = 0;
  Roles roles_;
  Interpretations result_;
  bool doubtful_ = false;
  // A reading fits more than one set of registers; one whose values are not
  // those of the reading that fits.
  bool ambiguous_ = false;
  bool values_ambiguous_ = false;
  Roles ambiguous_values_;
  int steps_ = 0;
  int readings_ = 0;
};

}  // namespace

Interpretations Interpret(const InterpreterFacts& facts) {
  return Interpreter(facts).Run();
}

}  // namespace intake
