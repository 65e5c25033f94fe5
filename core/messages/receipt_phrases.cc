#include "core/messages/receipt_phrases.h"

#include "absl/strings/str_cat.h"
#include "core/base/amount.h"
#include "core/messages/rule_texts.h"
#include "core/text/grammar.h"

namespace intake {

std::string ValuesText(absl::Span<const UnderstoodValue> values,
                       Language language, Labels labels) {
  std::string text;
  for (const UnderstoodValue& value : values) {
    if (!text.empty()) text += ", ";
    if (labels == Labels::kWithLabels) {
      absl::StrAppend(&text, RegisterLabel(value.slot, language), " ");
    }
    absl::StrAppend(&text, FormatAmount(value.value));
  }
  return text;
}

const Finding* WorstFinding(const Receipt& receipt) {
  const Finding* worst = nullptr;
  for (const Finding& finding : receipt.findings) {
    if (worst == nullptr || finding.severity > worst->severity) {
      worst = &finding;
    }
  }
  return worst;
}

std::string TextToSend(const Finding& finding, const MessageFacts& facts,
                       Language language) {
  if (!finding.suggestion.empty()) return finding.suggestion;
  if (facts.account == nullptr ||
      TextOf(finding.rule, language).resend == Resend::kNoHelp) {
    return "";
  }
  return TextTemplate(*facts.account, facts.today, language);
}

}  // namespace intake
