#include "absl/strings/str_cat.h"
#include "core/rules/hypotheses.h"
#include "core/rules/meant_values.h"

namespace intake {

std::string WrongAccount(const Judgement& judgement) {
  std::string text;
  std::string values_text;
  // The names of this account's registers mean nothing in another one.
  std::vector<NamedValue> values;
  for (const Candidate& candidate : judgement.candidates) {
    values.push_back({.value = candidate.assigned->value});
    absl::StrAppend(&values_text, " ", candidate.assigned->value);
  }
  for (const AccountState* other : judgement.other_accounts) {
    if (!other->account || other->account->closed_on ||
        other->account->number == judgement.account->number) {
      continue;
    }
    const Assignment assignment =
        AssignValues(*other->account, judgement.date, values);
    if (assignment.values.empty() ||
        !WouldPass(*other, judgement, assignment.values)) {
      continue;
    }
    if (!text.empty()) return "";
    text = absl::StrCat(other->account->number, values_text);
  }
  return text;
}

}  // namespace intake
