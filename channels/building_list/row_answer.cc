#include "channels/building_list/row_answer.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/building_list/excel_day.h"

namespace intake::building_list {
namespace {

// The finding of a value that stood already for its day.
constexpr char kRepeated[] = "REPEATED";

absl::string_view WordOf(RowResult result) {
  switch (result) {
    case RowResult::kAccepted:
      return "Принято";
    case RowResult::kUnchanged:
      return "Без изменений";
    case RowResult::kHeld:
      return "Ждет проверки";
    case RowResult::kRefused:
      return "Отказано";
    case RowResult::kNotSent:
      return "Не подано";
    case RowResult::kNoReading:
      return "Нет показания";
    case RowResult::kSkipped:
      return "";
  }
  return "";
}

RowResult ResultOf(const v1::Receipt& receipt, bool replayed) {
  if (receipt.outcome() == v1::OUTCOME_REFUSED) return RowResult::kRefused;
  if (receipt.outcome() == v1::OUTCOME_HELD) return RowResult::kHeld;
  const bool repeated = std::any_of(
      receipt.findings().begin(), receipt.findings().end(),
      [](const v1::Finding& finding) { return finding.rule() == kRepeated; });
  return replayed || repeated ? RowResult::kUnchanged : RowResult::kAccepted;
}

// What is merely flagged tells how a reading will count, which a refused one
// does not.
bool SaysWhy(const v1::Finding& finding, v1::Outcome outcome) {
  return outcome != v1::OUTCOME_REFUSED ||
         finding.severity() != v1::SEVERITY_WARN;
}

std::string DayForPeople(absl::string_view iso) {
  const auto day = DayFromText(iso, /*from_1904=*/false);
  return day ? DayText(*day) : std::string(iso);
}

// What the receipt offers, then what it asks.
std::vector<std::string> ActionsOf(const v1::Receipt& receipt) {
  std::vector<std::string> actions;
  const auto add = [&](std::string action) {
    if (!action.empty() &&
        std::find(actions.begin(), actions.end(), action) == actions.end()) {
      actions.push_back(std::move(action));
    }
  };
  for (const v1::Finding& finding : receipt.findings()) {
    if (!finding.suggestion().empty()) {
      add(absl::StrCat("Возможно, верно: ", finding.suggestion(), "."));
    }
  }
  // A mere check has no code to answer.
  if (!receipt.answer_until().empty() && !receipt.code().empty()) {
    add(absl::StrCat("Проверьте и исправьте строку или подтвердите код ",
                     receipt.code(), " до ",
                     DayForPeople(receipt.answer_until()), "."));
  } else if (receipt.outcome() == v1::OUTCOME_HELD) {
    add("Проверьте показание: если оно верно, решит сотрудник.");
  }
  return actions;
}

}  // namespace

AnswerCells AnswerTitles() {
  return {"Решение", "Причина", "Что сделать", "Квитанция"};
}

AnswerCells CellsOf(const RowAnswer& answer) {
  return {std::string(WordOf(answer.result)), answer.reason, answer.action,
          answer.receipt};
}

RowAnswer AnswerFromReceipt(const v1::Receipt& receipt, bool replayed,
                            const ListRow& row) {
  std::vector<std::string> reasons;
  if (replayed) reasons.emplace_back("Эта строка уже была подана.");
  for (const v1::Finding& finding : receipt.findings()) {
    if (SaysWhy(finding, receipt.outcome())) reasons.push_back(finding.text());
  }
  reasons.insert(reasons.end(), row.remarks.begin(), row.remarks.end());
  std::vector<std::string> actions = ActionsOf(receipt);
  if (!row.advice.empty()) actions.push_back(row.advice);
  return {.result = ResultOf(receipt, replayed),
          .reason = absl::StrJoin(reasons, " "),
          .action = absl::StrJoin(actions, " "),
          .receipt = receipt.code()};
}

RowAnswer AnswerWithoutReceipt(const ListRow& row) {
  switch (row.kind) {
    case RowKind::kSubmission:
    case RowKind::kUnusable:
      return AnswerFromError(row.problem, row);
    case RowKind::kNoReading:
      return {.result = RowResult::kNoReading};
    case RowKind::kTotals:
    case RowKind::kEmpty:
      break;
  }
  return {};
}

RowAnswer AnswerFromError(absl::string_view message, const ListRow& row) {
  std::vector<std::string> reasons = {std::string(message)};
  reasons.insert(reasons.end(), row.remarks.begin(), row.remarks.end());
  return {.result = RowResult::kNotSent,
          .reason = absl::StrJoin(reasons, " "),
          .action = row.advice};
}

}  // namespace intake::building_list
