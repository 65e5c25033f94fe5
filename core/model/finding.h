// What one validation rule has to say about a submission.

#ifndef INTAKE_CORE_MODEL_FINDING_H_
#define INTAKE_CORE_MODEL_FINDING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/register_slot.h"

namespace intake {

// Every rule, in groups of a hundred. Numbers are stored and on the wire:
// permanent. Last numbers used: 116, 205, 308, 411, 504, 605, 707.
enum class Rule : uint16_t {
  // Syntax and identity.
  kUnreadableText = 101,
  kSeveralAccounts = 102,
  kAmbiguousNumber = 103,
  kValueFormat = 104,
  kTooManyDigits = 105,
  kFractionIgnored = 106,
  kAccountNotFound = 107,
  kAccountClosed = 108,
  kAccountRestored = 109,
  kTargetAmbiguous = 110,
  kNoSuchRegister = 111,
  kFewValues = 112,
  kExtraValues = 113,
  kPartial = 114,
  kMeterMismatch = 115,
  kLettersAsDigits = 116,
  // Channel.
  kChannelRetired = 201,
  kChannelNotForCommodity = 202,
  kSignatureMissing = 203,
  kOutsideMandate = 204,
  kSenderUnknown = 205,
  // Time and meter.
  kDateInFuture = 301,
  kBeforeInstallation = 302,
  kTooOld = 303,
  kAfterWindow = 304,
  kBeforeWindow = 305,
  kPeriodClosed = 306,
  kMeterRemoved = 307,
  kMeterAutomatic = 308,
  // Value.
  kLessThanPrevious = 401,
  kRollover = 402,
  kGreaterThanNext = 403,
  kCorrectsEarlier = 404,
  kHighUsage = 405,
  kZeroUsage = 406,
  kPreviousSuspect = 407,
  kPhysicalLimit = 408,
  kLowUsage = 409,
  kVerificationExpired = 410,
  kVerificationSoon = 411,
  // Duplicates.
  kKeyReused = 501,
  kCorroborated = 502,
  kRepeated = 503,
  kConflict = 504,
  // Answers to a question that a receipt asked.
  kCodeUnknown = 601,
  kCodeUsed = 602,
  kCodeExpired = 603,
  kAnswerNotAllowed = 604,
  kConfirmed = 605,
  // Explanations: what may have gone wrong, in the order in which they are
  // offered.
  kSwappedRegisters = 701,
  kFractionAsWhole = 702,
  kDigitsDropped = 703,
  kDigitTypo = 704,
  kUsageNotReading = 705,
  kWrongAccount = 706,
  kMeterChanged = 707,
};

// Whether `rule` is one of the explanations above.
constexpr bool IsExplanation(Rule rule) {
  return rule >= Rule::kSwappedRegisters;
}

// The worst severity of its findings decides a submission's outcome. Numbers
// are stored: permanent, and rise with severity. Last number used: 5.
enum class Severity : uint8_t {
  kInfo = 1,
  kWarn = 2,
  kHoldCustomer = 3,  // the customer's own "yes, really" releases it
  kHoldStaff = 4,     // an operator with a reason releases it
  kRefuse = 5,
};

struct Finding {
  Rule rule = Rule::kUnreadableText;
  Severity severity = Severity::kInfo;
  // The register it is about; none where it is about the whole submission.
  std::optional<RegisterRef> target;
  // What was got and what it was compared with, as a person would write them.
  std::string got;
  std::string wanted;
  // What to send instead, where one answer is clear; never taken silently.
  std::string suggestion;

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

// The worst severity; kInfo where there is none.
Severity WorstOf(const Findings& findings);

// `HIGH_USAGE`, as documents, tables and the wire name a rule.
absl::string_view RuleName(Rule rule);
// The rule of that name; none where there is no such rule.
std::optional<Rule> RuleNamed(absl::string_view name);
// Every rule, in order of number.
const std::vector<Rule>& AllRules();

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_FINDING_H_
