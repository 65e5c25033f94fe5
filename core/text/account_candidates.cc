#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/text/grammar.h"
#include "core/text/number_spans.h"
#include "core/text/tokens.h"

namespace intake {
namespace {

constexpr size_t kCandidatesMax = 64;

}  // namespace

std::vector<std::string> AccountCandidates(absl::string_view text) {
  Tokens tokens;
  Tokenize(text, tokens);
  std::vector<std::string> candidates;
  const auto add = [&candidates](std::string digits) {
    if (candidates.size() < kCandidatesMax &&
        std::find(candidates.begin(), candidates.end(), digits) ==
            candidates.end()) {
      candidates.push_back(std::move(digits));
    }
  };
  for (size_t i = 0; i < tokens.count; ++i) {
    if (!tokens.list[i].is_number) continue;
    std::string digits(tokens.TextOf(i));
    if (IsAccountLength(digits.size())) add(digits);
    for (size_t next = i + 1;
         next < std::min(tokens.count, i + kAccountGroupsMax) &&
         tokens.list[next].is_number &&
         AreGroups(tokens.TextOf(next - 1), tokens.list[next].before,
                   tokens.TextOf(next));
         ++next) {
      absl::StrAppend(&digits, tokens.TextOf(next));
      if (digits.size() >= kGroupedAccountDigitsMin &&
          IsAccountLength(digits.size())) {
        add(digits);
      }
    }
  }
  return candidates;
}

}  // namespace intake
