#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/messages/receipt_phrases.h"

namespace intake {
namespace {

constexpr const char* kMonthsRu[] = {
    "январь", "февраль", "март",     "апрель",  "май",    "июнь",
    "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr const char* kMonthsEn[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string MonthText(absl::CivilMonth month, bool russian) {
  const auto index = static_cast<size_t>(month.month() - 1);
  return absl::StrCat(russian ? kMonthsRu[index] : kMonthsEn[index], " ",
                      month.year());
}

// A held reading waits for whoever can let it in.
absl::string_view HeldUntil(const Receipt& receipt, bool russian) {
  const bool customer_can =
      receipt.answer_until && WorstOf(receipt.findings) < Severity::kHoldStaff;
  if (customer_can) {
    return russian ? "Показания записаны, но не учтены, пока вы их не "
                     "подтвердите: "
                   : "Readings kept, but not counted until you confirm them: ";
  }
  return russian ? "Показания записаны, но не учтены, пока их не проверят "
                   "сотрудники: "
                 : "Readings kept, but not counted until our staff have "
                   "checked them: ";
}

std::string OutcomeSentence(const Receipt& receipt, bool russian) {
  const std::string values =
      ValuesText(receipt.understood, receipt.language, Labels::kWithLabels);
  const std::string period =
      receipt.period ? MonthText(*receipt.period, russian) : "";
  switch (receipt.outcome) {
    case Outcome::kAccepted:
      return russian ? absl::StrCat("Приняты показания за ", period, ": ",
                                    values, ".")
                     : absl::StrCat("Readings accepted for ", period, ": ",
                                    values, ".");
    case Outcome::kHeld:
      return absl::StrCat(HeldUntil(receipt, russian), values, ".");
    case Outcome::kRefused:
      return russian ? "Показания не приняты." : "The readings were refused.";
  }
  return "";
}

// "Показания принимают: SMS (+7…), личный кабинет."
std::string OpenChannels(const MessageFacts& facts, bool russian) {
  std::string list;
  for (const ChannelPolicy* channel : facts.open_channels) {
    absl::StrAppend(&list, list.empty() ? "" : ", ",
                    russian ? channel->name_ru : channel->name_en);
    if (!channel->contact.empty()) {
      absl::StrAppend(&list, " (", channel->contact, ")");
    }
  }
  if (list.empty()) return "";
  return absl::StrCat(
      russian ? "Показания принимают: " : "Readings are accepted by: ", list,
      ".");
}

bool AsksForAnotherChannel(const Finding& finding) {
  return finding.rule == Rule::kChannelRetired ||
         finding.rule == Rule::kChannelNotForCommodity;
}

// What is merely noted of a reading says how it will count, which a refused one
// does not.
bool IsToldOf(const Finding& finding, Outcome outcome) {
  return !IsExplanation(finding.rule) &&
         (outcome != Outcome::kRefused || finding.severity > Severity::kWarn);
}

void Append(absl::string_view sentence, std::string& text) {
  if (sentence.empty()) return;
  absl::StrAppend(&text, text.empty() ? "" : " ", sentence);
}

}  // namespace

std::string ReceiptText(const Receipt& receipt, const MessageFacts& facts) {
  if (facts.channel != nullptr && facts.channel->answer_in_one_sms) {
    return SmsText(receipt, facts);
  }
  const bool russian = receipt.language == Language::kRussian;
  std::string text;
  if (!receipt.account_number.empty()) {
    text = absl::StrCat(russian ? "Лицевой счёт " : "Account ",
                        receipt.account_number, ".");
  }
  Append(OutcomeSentence(receipt, russian), text);

  std::vector<const Finding*> worst_first;
  const Finding* const explanation = FirstExplanation(receipt);
  for (const Finding& finding : receipt.findings) {
    if (&finding == explanation || IsToldOf(finding, receipt.outcome)) {
      worst_first.push_back(&finding);
    }
  }
  std::stable_sort(worst_first.begin(), worst_first.end(),
                   [](const Finding* a, const Finding* b) {
                     return a->severity > b->severity;
                   });
  for (const Finding* finding : worst_first) {
    Append(FindingText(*finding, facts.account, receipt.language), text);
  }
  Append(QuestionText(receipt), text);
  if (std::any_of(receipt.findings.begin(), receipt.findings.end(),
                  AsksForAnotherChannel)) {
    Append(OpenChannels(facts, russian), text);
  }
  if (!receipt.code.empty()) {
    Append(absl::StrCat(russian ? "Код квитанции " : "Receipt code ",
                        receipt.code, "."),
           text);
  }
  return text;
}

}  // namespace intake
