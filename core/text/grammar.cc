#include "core/text/grammar.h"

#include <algorithm>

#include "absl/base/optimization.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/base/limits.h"
#include "core/target/assign_values.h"
#include "core/text/interpreter.h"
#include "core/text/items.h"
#include "core/text/number_spans.h"
#include "core/text/tokens.h"

namespace intake {
namespace {

// More accounts than this in one text are not told apart any further.
constexpr size_t kAccountsTriedMax = 4;
// A number of so many digits is meant for an account, whatever it is.
constexpr size_t kSurelyAccountDigits = 7;

Finding Refusal(Rule rule, std::string got = "", std::string wanted = "") {
  return {.rule = rule,
          .severity = Severity::kRefuse,
          .got = std::move(got),
          .wanted = std::move(wanted)};
}

class Reader {
 public:
  Reader(const Items& items, const TextFacts& facts)
      : items_(items), facts_(facts) {
    FindAccounts();
  }

  TextReading Read() {
    if (items_.overflow) return RefuseUnreadable();
    if (const NumberItem* number = LabelledStranger()) {
      return Refuse(
          Refusal(Rule::kAccountNotFound, std::string(number->digits)));
    }
    if (accounts_.empty()) return RefuseNameless();

    const Account* taken = nullptr;
    Interpretations result;
    for (const Account* account : accounts_) {
      const Interpretations one = Interpret({.items = &items_,
                                             .spans = spans_,
                                             .account = account,
                                             .given = account == facts_.given,
                                             .sender = facts_.sender,
                                             .today = facts_.today});
      if (one.verdict == Verdict::kNone && taken != nullptr) continue;
      if (one.verdict != Verdict::kNone && taken != nullptr &&
          result.verdict != Verdict::kNone) {
        return RefuseSeveralAccounts();
      }
      taken = account;
      result = one;
    }
    if (facts_.given != nullptr && taken != facts_.given) {
      return RefuseSeveralAccounts();
    }
    reading_.account = taken;
    switch (result.verdict) {
      case Verdict::kOne:
        return Take(result.first);
      case Verdict::kSeveralSegmentations:
        return Refuse(Refusal(Rule::kAmbiguousNumber, ValuesOf(result.first)));
      case Verdict::kSeveralTargets:
        return Refuse(Refusal(Rule::kTargetAmbiguous, ValuesOf(result.first)));
      case Verdict::kNone:
        break;
    }
    if (accounts_.size() > 1) return RefuseSeveralAccounts();
    return Explain(result.first, result.names_left_over);
  }

 private:
  void FindAccounts() {
    for (const TextFacts::Named& named : facts_.named) {
      if (named.account == nullptr) continue;
      bool stands = false;
      for (size_t i = 0; i < items_.number_count; ++i) {
        const std::optional<size_t> last =
            AccountGroupEnd(items_, i, named.candidate);
        if (!last) continue;
        AccountSpan span = {.first = static_cast<uint8_t>(i),
                            .last = static_cast<uint8_t>(*last),
                            .account = named.account,
                            .restored = named.restored};
        if (!MayBeAccount(items_, span,
                          SlotsOn(*named.account, facts_.today))) {
          continue;
        }
        spans_.push_back(span);
        stands = true;
      }
      if (stands) AddAccount(named.account);
    }
    if (facts_.given != nullptr) AddAccount(facts_.given);
  }

  void AddAccount(const Account* account) {
    if (accounts_.size() < kAccountsTriedMax &&
        std::find(accounts_.begin(), accounts_.end(), account) ==
            accounts_.end()) {
      accounts_.push_back(account);
    }
  }

  // A number that the text calls an account, and no account has.
  const NumberItem* LabelledStranger() const {
    for (size_t i = 0; i < items_.number_count; ++i) {
      if (items_.numbers[i].label != NumberLabel::kAccount ||
          items_.numbers[i].malformed) {
        continue;
      }
      const bool known =
          std::any_of(spans_.begin(), spans_.end(),
                      [i](const auto& span) { return span.first == i; });
      if (!known) return &items_.numbers[i];
    }
    return nullptr;
  }

  TextReading Take(const Interpretation& found) {
    reading_.reading_date = found.roles.date;
    bool had_letters = false;
    const AccountSpan& span = found.roles.account;
    if (found.roles.account_count > 0) {
      for (size_t i = span.first; i <= span.last; ++i) {
        had_letters = had_letters || items_.numbers[i].had_letters;
      }
      if (span.restored) {
        reading_.findings.push_back(
            {.rule = Rule::kAccountRestored,
             .severity = Severity::kInfo,
             .got = std::string(items_.numbers[span.first].digits),
             .wanted = reading_.account->number});
      }
    }
    for (size_t v = 0; v < found.roles.value_count; ++v) {
      const ValueSpan& value = found.roles.values[v];
      const RegisterSlot& slot = found.slots[v];
      for (size_t i = value.first; i <= value.last; ++i) {
        had_letters = had_letters || items_.numbers[i].had_letters;
      }
      reading_.values.push_back({.commodity = slot.commodity,
                                 .point = slot.point,
                                 .kind = slot.kind,
                                 .serial = SerialOf(found.names[v]),
                                 .value = TextOf(items_, value)});
    }
    if (had_letters) {
      reading_.findings.push_back({.rule = Rule::kLettersAsDigits,
                                   .severity = Severity::kInfo,
                                   .got = ValuesOf(found)});
    }
    return std::move(reading_);
  }

  // Nothing fits: says why, by what stands there word for word.
  TextReading Explain(const Interpretation& literal, bool names_left_over) {
    for (size_t i = 0; i < items_.number_count; ++i) {
      const NumberItem& number = items_.numbers[i];
      if (number.malformed || number.negative) {
        return Refuse(Refusal(Rule::kValueFormat,
                              number.negative ? absl::StrCat("-", number.digits)
                                              : std::string(number.run)));
      }
    }
    if (literal.roles.value_count == 0) return RefuseUnreadable();
    std::vector<NamedValue> values;
    for (size_t v = 0; v < literal.roles.value_count; ++v) {
      const RegisterName& name = literal.names[v].name;
      values.push_back({.commodity = name.commodity,
                        .point = name.point,
                        .kind = name.kind,
                        .serial = SerialOf(literal.names[v]),
                        .value = TextOf(items_, literal.roles.values[v])});
    }
    const absl::CivilDay date = literal.roles.date.value_or(facts_.today);
    Assignment assignment = AssignValues(*reading_.account, date, values);
    if (assignment.values.empty()) {
      for (Finding& finding : assignment.findings) {
        AddRefusal(std::move(finding));
      }
      reading_.reading_date = literal.roles.date;
      return std::move(reading_);
    }
    // It fits but for its digits: whoever judges values says so.
    for (const AssignedValue& assigned : assignment.values) {
      const absl::string_view whole =
          absl::string_view(assigned.value).substr(0, assigned.value.find('.'));
      if (DigitsWithoutZeros(whole) <=
          static_cast<size_t>(assigned.slot.whole_digits)) {
        continue;
      }
      reading_.values = std::move(values);
      reading_.reading_date = literal.roles.date;
      return std::move(reading_);
    }
    return Refuse(Refusal(
        names_left_over ? Rule::kTargetAmbiguous : Rule::kAmbiguousNumber,
        ValuesOf(literal)));
  }

  // No account that exists.
  TextReading RefuseNameless() {
    const NumberItem* longest = nullptr;
    for (size_t i = 0; i < items_.number_count; ++i) {
      const NumberItem& number = items_.numbers[i];
      if (number.label == NumberLabel::kSkip ||
          PhoneEnd(items_, i, facts_.sender) > i ||
          !IsAccountLength(number.digits.size())) {
        continue;
      }
      if (longest == nullptr || number.digits.size() > longest->digits.size()) {
        longest = &number;
      }
    }
    if (longest == nullptr) return RefuseUnreadable();
    // A shorter number could be a reading: it is an account only in an
    // account's place, at the beginning and with more behind it.
    const bool leads = !items_.elements[0].is_name &&
                       longest == items_.numbers.data() &&
                       items_.number_count > 1;
    if (longest->digits.size() < kSurelyAccountDigits && !leads) {
      return RefuseUnreadable();
    }
    return Refuse(
        Refusal(Rule::kAccountNotFound, std::string(longest->digits)));
  }

  TextReading RefuseUnreadable() {
    if (accounts_.size() == 1) reading_.account = accounts_.front();
    return Refuse(Refusal(Rule::kUnreadableText));
  }

  TextReading RefuseSeveralAccounts() {
    reading_.account = nullptr;
    return Refuse(
        Refusal(Rule::kSeveralAccounts,
                absl::StrJoin(accounts_, ", ",
                              [](std::string* out, const Account* account) {
                                out->append(account->number);
                              })));
  }

  TextReading Refuse(Finding finding) {
    AddRefusal(std::move(finding));
    return std::move(reading_);
  }

  void AddRefusal(Finding finding) {
    if (reading_.account != nullptr && finding.suggestion.empty()) {
      finding.suggestion = TextTemplate(*reading_.account, facts_.today,
                                        reading_.account->language);
    }
    reading_.findings.push_back(std::move(finding));
  }

  std::string SerialOf(const BoundName& name) const {
    if (!name.serial) return "";
    const NumberItem& number = items_.numbers[*name.serial];
    return std::string(number.malformed ? number.run : number.digits);
  }

  std::string ValuesOf(const Interpretation& interpretation) const {
    std::string text;
    for (size_t v = 0; v < interpretation.roles.value_count; ++v) {
      absl::StrAppend(&text, v > 0 ? " " : "",
                      TextOf(items_, interpretation.roles.values[v]));
    }
    return text;
  }

  const Items& items_;
  const TextFacts& facts_;
  std::vector<AccountSpan> spans_;
  std::vector<const Account*> accounts_;
  TextReading reading_;
};

}  // namespace

TextReading InterpretText(absl::string_view text, const TextFacts& facts) {
  ABSL_HARDENING_ASSERT(text.size() <= limits::kTextBytesMax);
  Tokens tokens;
  Tokenize(text, tokens);
  Items items;
  FindItems(tokens, facts.today, items);
  if (tokens.turns_direction) items.overflow = true;
  return Reader(items, facts).Read();
}

}  // namespace intake
