#include "core/messages/rule_texts.h"

#include <algorithm>

#include "absl/base/macros.h"

namespace intake {

const RuleText& TextOf(Rule rule, Language language) {
  const absl::Span<const RuleText> texts =
      language == Language::kEnglish ? EnglishRuleTexts() : RussianRuleTexts();
  const auto found = std::lower_bound(
      texts.begin(), texts.end(), rule,
      [](const RuleText& text, Rule wanted) { return text.rule < wanted; });
  ABSL_HARDENING_ASSERT(found != texts.end() && found->rule == rule);
  return *found;
}

}  // namespace intake
