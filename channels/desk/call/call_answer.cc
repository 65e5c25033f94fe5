#include "channels/desk/call/call_answer.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "channels/desk/call/value_line.h"

namespace intake::desk {
namespace {

bool IsValue(absl::string_view typed) {
  return !typed.empty() &&
         std::all_of(typed.begin(), typed.end(), [](unsigned char c) {
           return absl::ascii_isdigit(c) || c == '.' || c == ',';
         });
}

}  // namespace

bool ApplyAnswer(absl::string_view answer, TypedCall& call) {
  if (answer == "+") {
    for (TypedRegister& one : call.registers) {
      if (!one.proposal.empty()) one.value = one.proposal;
    }
    return true;
  }
  if (IsValue(answer) && call.at.has_value()) {
    call.registers[*call.at].value = std::string(answer);
    return true;
  }
  const std::vector<std::string> values = ValuesInLine(answer);
  return values.size() > 1 &&
         std::all_of(values.begin(), values.end(), IsValue) &&
         SetValues(values, 0, call).ok();
}

std::string TypedCommand(const TypedCall& call, const std::string& answer) {
  if (!answer.empty()) return answer;
  for (const TypedRegister& one : call.registers) {
    if (one.value == "-" || absl::StartsWith(one.value, "*")) return one.value;
  }
  return "";
}

}  // namespace intake::desk
