#include "channels/portal/findings.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "channels/portal/register_words.h"
#include "channels/portal/typed_readings.h"

namespace intake::portal {
namespace {

std::vector<std::string> Texts(
    const v1::Receipt& receipt,
    const std::function<bool(const v1::Finding&)>& is_wanted) {
  std::vector<std::string> texts;
  for (v1::Finding& finding : ToldFindings(receipt)) {
    if (is_wanted(finding)) texts.push_back(std::move(*finding.mutable_text()));
  }
  return texts;
}

bool IsAbout(const v1::Finding& finding, const v1::Submission& typed,
             const v1::RegisterKey& key) {
  if (finding.has_register_()) return SamePlace(finding.register_(), key);
  return !finding.got().empty() && finding.got() == TypedValue(typed, key);
}

}  // namespace

std::vector<std::string> FindingsOf(const v1::Receipt& receipt,
                                    const v1::Submission& typed,
                                    const v1::RegisterKey& key) {
  return Texts(receipt, [&](const v1::Finding& finding) {
    return IsAbout(finding, typed, key);
  });
}

std::vector<std::string> FindingsOfWhole(const v1::Receipt& receipt,
                                         const v1::Submission& typed) {
  const auto& values = typed.named().values();
  return Texts(receipt, [&](const v1::Finding& finding) {
    return std::none_of(values.begin(), values.end(), [&](const auto& value) {
      return IsAbout(finding, typed, value.register_());
    });
  });
}

// In the core's order.
std::vector<v1::Finding> ToldFindings(const v1::Receipt& receipt) {
  std::vector<v1::Finding> told;
  bool has_explanation = false;
  for (const v1::Finding& finding : receipt.findings()) {
    const bool explains = !finding.suggestion().empty();
    const bool speaks_against = receipt.outcome() != v1::OUTCOME_REFUSED ||
                                finding.severity() > v1::SEVERITY_WARN;
    const bool is_told = explains ? !has_explanation : speaks_against;
    has_explanation = has_explanation || explains;
    if (is_told && !finding.text().empty()) told.push_back(finding);
  }
  return told;
}

std::string ReusedKey(const v1::Receipt& receipt) {
  for (const v1::Finding& finding : receipt.findings()) {
    if (finding.rule() == "KEY_REUSED") return finding.got();
  }
  return "";
}

}  // namespace intake::portal
