// What each rule says, in each language: the tables of rule_texts_ru.cc and
// rule_texts_en.cc. A text says what, why, and what to do; it leaves to the
// receipt whether the readings were taken, so it fits every severity.

#ifndef INTAKE_CORE_MESSAGES_RULE_TEXTS_H_
#define INTAKE_CORE_MESSAGES_RULE_TEXTS_H_

#include <cstdint>

#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/finding.h"

namespace intake {

// Whether it helps to send a text of the right form instead.
enum class Resend : uint8_t { kNoHelp, kHelps };

struct RuleText {
  Rule rule = Rule::kUnreadableText;
  // Whole sentences with the placeholders {got}, {wanted}, {suggestion} and
  // {register}. What stands in brackets is left out, brackets and all, when a
  // placeholder in it has nothing to show: `Account[ {got}] not found.`
  const char* sentence = "";
  // For an SMS: what is wrong, then what to do. No placeholders.
  const char* brief = "";
  const char* action = "";
  Resend resend = Resend::kNoHelp;
};

const RuleText& TextOf(Rule rule, Language language);

// In order of rule.
absl::Span<const RuleText> RussianRuleTexts();
absl::Span<const RuleText> EnglishRuleTexts();

}  // namespace intake

#endif  // INTAKE_CORE_MESSAGES_RULE_TEXTS_H_
