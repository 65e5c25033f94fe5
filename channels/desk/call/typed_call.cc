#include "channels/desk/call/typed_call.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/desk/register_text.h"
#include "channels/desk/show.h"
#include "channels/program/digest.h"
#include "channels/web/cookies.h"

namespace intake::desk {
namespace {

void AddHidden(absl::string_view name, const std::string& value,
               web::Dictionary& content) {
  web::Dictionary& hidden = *content.AddSectionDictionary("HIDDEN");
  hidden.SetValue("NAME", std::string(name));
  hidden.SetValue("VALUE", value);
}

}  // namespace

bool TypedCall::HasEmpty() const {
  return std::any_of(registers.begin(), registers.end(),
                     [](const auto& one) { return one.value.empty(); });
}

bool TypedCall::HasValue() const {
  return std::any_of(registers.begin(), registers.end(),
                     [](const auto& one) { return !one.value.empty(); });
}

TypedCall TypedCallFor(const v1::DescribeAccountResponse& account) {
  TypedCall call{.account_number = account.account().number(),
                 .request_id = web::NewToken()};
  for (const v1::RegisterDescription& of : account.registers()) {
    call.registers.push_back({.key = of.register_(), .label = of.label()});
  }
  return call;
}

TypedCall TypedCallIn(const web::Form& form) {
  TypedCall call{.account_number = form.Text("account"),
                 .request_id = form.Text("form"),
                 .phone = form.Text("phone"),
                 .date = form.Text("date"),
                 .shown = form.Text("shown")};
  const std::string stage = form.Text("stage");
  call.stage = stage == "judged"    ? CallStage::kJudged
               : stage == "refused" ? CallStage::kRefused
                                    : CallStage::kTyping;
  for (size_t i = 0; i < kRegistersMax; ++i) {
    if (!form.Has(absl::StrCat("key", i))) break;
    call.registers.push_back(
        {.key = RegisterFromText(form.Text(absl::StrCat("key", i))),
         .label = form.Text(absl::StrCat("label", i)),
         .value = form.Text(absl::StrCat("value", i)),
         .proposal = form.Text(absl::StrCat("proposal", i))});
  }
  if (size_t at = 0;
      absl::SimpleAtoi(form.Text("at"), &at) && at < call.registers.size()) {
    call.at = at;
  }
  return call;
}

std::string FingerprintOf(const TypedCall& call) {
  // Lengths keep fields apart, whatever is in them.
  std::string all;
  const auto add = [&](const std::string& field) {
    absl::StrAppend(&all, field.size(), ":", field);
  };
  add(call.account_number);
  add(call.phone);
  add(call.date);
  for (const TypedRegister& one : call.registers) {
    add(TextOfRegister(one.key));
    add(one.value);
  }
  return program::DigestOf(all);
}

void TakeJudgement(const v1::Receipt& receipt, TypedCall& call) {
  call.stage = receipt.outcome() == v1::OUTCOME_REFUSED ? CallStage::kRefused
                                                        : CallStage::kJudged;
  call.at.reset();
  if (call.registers.size() == 1) call.at = 0;
  for (size_t i = 0; i < call.registers.size(); ++i) {
    TypedRegister& one = call.registers[i];
    one.proposal.clear();
    for (const v1::UnderstoodValue& proposed : receipt.proposal()) {
      if (SameRegister(proposed.register_(), one.key)) {
        one.proposal = proposed.value();
      }
    }
    // Findings come worst first; the first register named is the one at fault.
    if (call.at.has_value()) continue;
    const bool at_fault =
        std::any_of(receipt.findings().begin(), receipt.findings().end(),
                    [&](const v1::Finding& finding) {
                      return finding.severity() >= v1::SEVERITY_WARN &&
                             finding.has_register_() &&
                             SameRegister(finding.register_(), one.key);
                    });
    if (at_fault) call.at = i;
  }
}

v1::Submission SubmissionOf(const TypedCall& call, const std::string& agent) {
  v1::Submission submission;
  submission.set_request_id(call.request_id);
  submission.set_account_number(call.account_number);
  for (const TypedRegister& one : call.registers) {
    if (one.value.empty()) continue;
    v1::NamedValue& value = *submission.mutable_named()->add_values();
    *value.mutable_register_() = one.key;
    value.set_value(one.value);
  }
  submission.set_reading_date(call.date);
  submission.mutable_evidence()->set_sender(call.phone);
  submission.mutable_evidence()->set_agent(agent);
  return submission;
}

void AddToForm(const TypedCall& call, web::Dictionary& content) {
  AddHidden("account", call.account_number, content);
  AddHidden("form", call.request_id, content);
  AddHidden("stage",
            call.stage == CallStage::kJudged    ? "judged"
            : call.stage == CallStage::kRefused ? "refused"
                                                : "typing",
            content);
  AddHidden("shown", FingerprintOf(call), content);
  if (call.at.has_value()) AddHidden("at", absl::StrCat(*call.at), content);
  for (size_t i = 0; i < call.registers.size(); ++i) {
    AddHidden(absl::StrCat("key", i), TextOfRegister(call.registers[i].key),
              content);
    AddHidden(absl::StrCat("label", i), call.registers[i].label, content);
    if (call.registers[i].proposal.empty()) continue;
    AddHidden(absl::StrCat("proposal", i), call.registers[i].proposal, content);
  }
}

}  // namespace intake::desk
