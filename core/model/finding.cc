#include "core/model/finding.h"

#include <algorithm>

namespace intake {
namespace {

constexpr uint16_t kFirstNumber = 101;
constexpr uint16_t kLastNumber = 707;

}  // namespace

Severity WorstOf(const Findings& findings) {
  Severity worst = Severity::kInfo;
  for (const Finding& finding : findings) {
    worst = std::max(worst, finding.severity);
  }
  return worst;
}

// The one list of rules beside the enum itself: the compiler finds it
// incomplete when a rule is added, and the others are made from it.
absl::string_view RuleName(Rule rule) {
  switch (rule) {
    case Rule::kUnreadableText:
      return "UNREADABLE_TEXT";
    case Rule::kSeveralAccounts:
      return "SEVERAL_ACCOUNTS";
    case Rule::kAmbiguousNumber:
      return "AMBIGUOUS_NUMBER";
    case Rule::kValueFormat:
      return "VALUE_FORMAT";
    case Rule::kTooManyDigits:
      return "TOO_MANY_DIGITS";
    case Rule::kFractionIgnored:
      return "FRACTION_IGNORED";
    case Rule::kAccountNotFound:
      return "ACCOUNT_NOT_FOUND";
    case Rule::kAccountClosed:
      return "ACCOUNT_CLOSED";
    case Rule::kAccountRestored:
      return "ACCOUNT_RESTORED";
    case Rule::kTargetAmbiguous:
      return "TARGET_AMBIGUOUS";
    case Rule::kNoSuchRegister:
      return "NO_SUCH_REGISTER";
    case Rule::kFewValues:
      return "FEW_VALUES";
    case Rule::kExtraValues:
      return "EXTRA_VALUES";
    case Rule::kPartial:
      return "PARTIAL";
    case Rule::kMeterMismatch:
      return "METER_MISMATCH";
    case Rule::kLettersAsDigits:
      return "LETTERS_AS_DIGITS";
    case Rule::kChannelRetired:
      return "CHANNEL_RETIRED";
    case Rule::kChannelNotForCommodity:
      return "CHANNEL_NOT_FOR_COMMODITY";
    case Rule::kSignatureMissing:
      return "SIGNATURE_MISSING";
    case Rule::kOutsideMandate:
      return "OUTSIDE_MANDATE";
    case Rule::kSenderUnknown:
      return "SENDER_UNKNOWN";
    case Rule::kDateInFuture:
      return "DATE_IN_FUTURE";
    case Rule::kBeforeInstallation:
      return "BEFORE_INSTALLATION";
    case Rule::kTooOld:
      return "TOO_OLD";
    case Rule::kAfterWindow:
      return "AFTER_WINDOW";
    case Rule::kBeforeWindow:
      return "BEFORE_WINDOW";
    case Rule::kPeriodClosed:
      return "PERIOD_CLOSED";
    case Rule::kMeterRemoved:
      return "METER_REMOVED";
    case Rule::kMeterAutomatic:
      return "METER_AUTOMATIC";
    case Rule::kLessThanPrevious:
      return "LESS_THAN_PREVIOUS";
    case Rule::kRollover:
      return "ROLLOVER";
    case Rule::kGreaterThanNext:
      return "GREATER_THAN_NEXT";
    case Rule::kCorrectsEarlier:
      return "CORRECTS_EARLIER";
    case Rule::kHighUsage:
      return "HIGH_USAGE";
    case Rule::kZeroUsage:
      return "ZERO_USAGE";
    case Rule::kPreviousSuspect:
      return "PREVIOUS_SUSPECT";
    case Rule::kPhysicalLimit:
      return "PHYSICAL_LIMIT";
    case Rule::kLowUsage:
      return "LOW_USAGE";
    case Rule::kVerificationExpired:
      return "VERIFICATION_EXPIRED";
    case Rule::kVerificationSoon:
      return "VERIFICATION_SOON";
    case Rule::kKeyReused:
      return "KEY_REUSED";
    case Rule::kCorroborated:
      return "CORROBORATED";
    case Rule::kRepeated:
      return "REPEATED";
    case Rule::kConflict:
      return "CONFLICT";
    case Rule::kCodeUnknown:
      return "CODE_UNKNOWN";
    case Rule::kCodeUsed:
      return "CODE_USED";
    case Rule::kCodeExpired:
      return "CODE_EXPIRED";
    case Rule::kAnswerNotAllowed:
      return "ANSWER_NOT_ALLOWED";
    case Rule::kConfirmed:
      return "CONFIRMED";
    case Rule::kSwappedRegisters:
      return "SWAPPED_REGISTERS";
    case Rule::kFractionAsWhole:
      return "FRACTION_AS_WHOLE";
    case Rule::kDigitsDropped:
      return "DIGITS_DROPPED";
    case Rule::kDigitTypo:
      return "DIGIT_TYPO";
    case Rule::kUsageNotReading:
      return "USAGE_NOT_READING";
    case Rule::kWrongAccount:
      return "WRONG_ACCOUNT";
    case Rule::kMeterChanged:
      return "METER_CHANGED";
  }
  return "";
}

std::optional<Rule> RuleNamed(absl::string_view name) {
  for (Rule rule : AllRules()) {
    if (RuleName(rule) == name) return rule;
  }
  return std::nullopt;
}

const std::vector<Rule>& AllRules() {
  static const auto* const rules = [] {
    auto* all = new std::vector<Rule>;
    for (uint16_t number = kFirstNumber; number <= kLastNumber; ++number) {
      const Rule rule = static_cast<Rule>(number);
      if (!RuleName(rule).empty()) all->push_back(rule);
    }
    return all;
  }();
  return *rules;
}

}  // namespace intake
