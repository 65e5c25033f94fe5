#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/messages/messages.h"
#include "core/messages/rule_texts.h"

namespace intake {
namespace {

std::string LabelOf(const Finding& finding, const Account* account,
                    Language language) {
  if (!finding.target || account == nullptr) return "";
  const RegisterRef ref = *finding.target;
  const Installation& meter = InstallationOf(*account, ref);
  return RegisterLabel({.ref = ref,
                        .commodity = meter.commodity,
                        .point = meter.point,
                        .kind = RegisterOf(*account, ref).kind},
                       language);
}

struct Placeholder {
  absl::string_view name;
  absl::string_view value;
};

// Puts `values` in the places of their names. A part in brackets is left out
// when a value in it is empty. Brackets do not nest.
std::string Fill(absl::string_view pattern,
                 absl::Span<const Placeholder> values) {
  std::string filled;
  size_t bracket_at = 0;
  bool drop = false;
  while (!pattern.empty()) {
    // find_first_of makes a table of all bytes first, which costs more than to
    // look at a short text.
    const auto mark = std::find_if(pattern.begin(), pattern.end(), [](char c) {
      return c == '[' || c == ']' || c == '{';
    });
    const auto plain = static_cast<size_t>(mark - pattern.begin());
    absl::StrAppend(&filled, pattern.substr(0, plain));
    pattern.remove_prefix(plain);
    if (absl::ConsumePrefix(&pattern, "[")) {
      bracket_at = filled.size();
      drop = false;
    } else if (absl::ConsumePrefix(&pattern, "]")) {
      if (drop) filled.resize(bracket_at);
    } else {
      for (const Placeholder& placeholder : values) {
        if (!absl::ConsumePrefix(&pattern, placeholder.name)) continue;
        drop = drop || placeholder.value.empty();
        absl::StrAppend(&filled, placeholder.value);
        break;
      }
    }
  }
  return filled;
}

}  // namespace

std::string FindingText(const Finding& finding, const Account* account,
                        Language language) {
  return Fill(TextOf(finding.rule, language).sentence,
              {{"{got}", finding.got},
               {"{wanted}", finding.wanted},
               {"{suggestion}", finding.suggestion},
               {"{register}", LabelOf(finding, account, language)}});
}

}  // namespace intake
