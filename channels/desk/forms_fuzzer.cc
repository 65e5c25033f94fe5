// Forms of the desk with any bytes in them, as whoever is logged in could post
// them: nothing crashes, and nothing grows beyond its limit.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "channels/desk/call/account_search.h"
#include "channels/desk/call/call_answer.h"
#include "channels/desk/call/typed_call.h"
#include "channels/desk/call/value_line.h"
#include "channels/desk/register_text.h"
#include "channels/desk/review/decision_form.h"
#include "channels/desk/show.h"
#include "channels/desk/typed.h"
#include "channels/web/form.h"

namespace intake::desk {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void ReadForm(absl::string_view body) {
  const auto form = web::ParseForm("application/x-www-form-urlencoded", body);
  if (!form.ok()) return;
  TypedCall call = TypedCallIn(*form);
  Require(call.registers.size() <= kRegistersMax);
  Require(!call.at.has_value() || *call.at < call.registers.size());
  Require(FingerprintOf(call) == FingerprintOf(call));
  if (SpreadLines(call).ok()) {
    for (const TypedRegister& one : call.registers) {
      Require(one.value.find('+') == std::string::npos);
    }
  }
  ApplyAnswer(form->Text("answer"), call);
  TypedCommand(call, form->Text("answer"));
  SubmissionOf(call, "agent");
  const DecisionForm decision = DecisionFormIn(*form);
  Require(decision.revision != 0);
  ApprovalFrom(decision, "agent", "reason");
  const Typed typed = TypedBefore(*form);
  Require(typed.path.empty() || IsOwnPath(typed.path));
  const std::string typed_search = form->Text("q");
  PhoneIn(typed_search);
  GroupedAccount(typed_search);
  GroupedValue(typed_search);
  DateWords(typed_search);
}

}  // namespace
}  // namespace intake::desk

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  intake::desk::ReadForm(bytes);
  // What names a register is named by it again.
  const auto key = intake::desk::RegisterFromText(bytes);
  const std::string text = intake::desk::TextOfRegister(key);
  if (intake::desk::TextOfRegister(intake::desk::RegisterFromText(text)) !=
      text) {
    std::abort();
  }
  return 0;
}
