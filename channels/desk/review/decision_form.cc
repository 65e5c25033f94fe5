#include "channels/desk/review/decision_form.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/desk/register_text.h"

namespace intake::desk {
namespace {

constexpr size_t kValuesMax = 32;
// Before, on and after each value's day.
constexpr size_t kNeighboursMax = 3 * kValuesMax;

// Where a button was pressed instead of Enter.
Act ActOfButton(const std::string& button) {
  if (button == "approve") return Act::kApprove;
  if (button == "reject") return Act::kReject;
  if (button == "correct") return Act::kCorrect;
  if (button == "next") return Act::kNext;
  return Act::kNone;
}

}  // namespace

bool DecisionForm::HasCorrection() const {
  return std::any_of(values.begin(), values.end(),
                     [](const auto& one) { return one.value != one.was; });
}

DecisionForm DecisionFormIn(const web::Form& form) {
  DecisionForm decision{.typed = form.Text("command"),
                        .act = ActOfButton(form.Text("do")),
                        .reason = form.Text("reason"),
                        .code = form.Text("code"),
                        .rolled_over = form.Has("rolled_over")};
  if (decision.act == Act::kNone) {
    Command command = CommandIn(decision.typed);
    decision.act = command.act;
    if (!command.reason.empty()) decision.reason = std::move(command.reason);
  }
  // 0 would mean "whatever has come since": nobody decides that by a broken
  // form.
  if (!absl::SimpleAtoi(form.Text("revision"), &decision.revision) ||
      decision.revision == 0) {
    decision.revision = -1;
  }
  for (size_t i = 0; i < kValuesMax; ++i) {
    if (!form.Has(absl::StrCat("key", i))) break;
    decision.values.push_back(
        {.key = RegisterFromText(form.Text(absl::StrCat("key", i))),
         .was = form.Text(absl::StrCat("was", i)),
         .value = form.Text(absl::StrCat("value", i))});
  }
  for (size_t i = 0; i < kNeighboursMax; ++i) {
    if (!form.Has(absl::StrCat("neighbour_key", i))) break;
    decision.neighbours.push_back(
        {.key = RegisterFromText(form.Text(absl::StrCat("neighbour_key", i))),
         .date = form.Text(absl::StrCat("neighbour_date", i)),
         .choice = form.Text(absl::StrCat("neighbour", i))});
  }
  return decision;
}

v1::ApproveReadingRequest ApprovalFrom(const DecisionForm& form,
                                       const std::string& agent,
                                       const std::string& reason) {
  v1::ApproveReadingRequest request;
  request.set_code(form.code);
  request.set_revision(form.revision);
  request.mutable_decision()->set_agent(agent);
  request.mutable_decision()->set_reason(reason);
  request.set_rolled_over(form.rolled_over);
  for (const DecisionForm::Value& one : form.values) {
    if (one.value == one.was) continue;
    v1::UnderstoodValue& corrected = *request.add_corrected();
    *corrected.mutable_register_() = one.key;
    corrected.set_value(one.value);
  }
  for (const NeighbourChoice& neighbour : form.neighbours) {
    if (neighbour.choice.empty()) continue;
    v1::NeighbourDecision& decided = *request.add_neighbours();
    *decided.mutable_register_() = neighbour.key;
    decided.set_date(neighbour.date);
    if (neighbour.choice != "-") {
      decided.set_corrected_value(neighbour.choice);
    }
  }
  return request;
}

}  // namespace intake::desk
