#include <initializer_list>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/messages/receipt_phrases.h"
#include "core/messages/rule_texts.h"
#include "core/messages/sms_length.h"

namespace intake {
namespace {

// The first of `forms` that fits, the last where none does.
std::string FirstThatFits(std::initializer_list<std::string> forms) {
  for (const std::string& form : forms) {
    if (FitsOneSms(form)) return form;
  }
  return *(forms.end() - 1);
}

// `text` with `before` and `after` around it, as far as they fit whole.
std::string WithIfFits(absl::string_view before, std::string text,
                       absl::string_view after) {
  for (std::string longer :
       {absl::StrCat(text, after), absl::StrCat(before, text)}) {
    if (FitsOneSms(longer)) text = std::move(longer);
  }
  return text;
}

std::string AcceptedText(const Receipt& receipt, bool russian) {
  const std::string& account = receipt.account_number;
  const std::string labelled = UnderstoodText(receipt, Labels::kWithLabels);
  const std::string bare = UnderstoodText(receipt, Labels::kNone);
  const size_t count = receipt.understood.size();
  const std::string code =
      receipt.code.empty()
          ? ""
          : absl::StrCat(russian ? " Код " : " Code ", receipt.code, ".");
  if (russian) {
    return FirstThatFits(
        {absl::StrCat("Счёт ", account, ": принято ", labelled, ".", code),
         absl::StrCat(account, ": ", labelled, ".", code),
         absl::StrCat(account, ": ", bare, ".", code),
         absl::StrCat(account, ": принято ", count, " пок.", code)});
  }
  return FirstThatFits(
      {absl::StrCat("Account ", account, ": accepted ", labelled, ".", code),
       absl::StrCat(account, ": accepted ", bare, ".", code),
       absl::StrCat(account, ": accepted ", count, " readings.", code)});
}

std::string HeldText(const RuleText& text, const std::string& instead,
                     bool russian) {
  const absl::string_view waits =
      russian ? " Ждёт проверки." : " It waits for a check.";
  std::string plain = absl::StrCat(text.brief, waits, " ", text.action);
  if (instead.empty()) return plain;
  if (russian) {
    return FirstThatFits(
        {absl::StrCat(text.brief, waits, " Если ошиблись, пришлите: ", instead),
         absl::StrCat(text.brief, " Проверим. Ошиблись? Пришлите: ", instead),
         plain});
  }
  return FirstThatFits({absl::StrCat(text.brief, waits,
                                     " If it is wrong, please send: ", instead),
                        plain});
}

std::string RefusedText(const RuleText& text, const std::string& instead,
                        bool russian) {
  std::string plain = absl::StrCat(text.brief, " ", text.action);
  if (instead.empty()) return plain;
  return FirstThatFits(
      {absl::StrCat(text.brief,
                    russian ? " Пришлите: " : " Please send: ", instead),
       plain});
}

}  // namespace

std::string SmsText(const Receipt& receipt, const MessageFacts& facts) {
  const bool russian = receipt.language == Language::kRussian;
  const Finding* worst = WorstFinding(receipt);
  if (receipt.outcome == Outcome::kAccepted || worst == nullptr) {
    std::string text = AcceptedText(receipt, russian);
    if (worst == nullptr) return text;
    return WithIfFits(
        "", std::move(text),
        absl::StrCat(" ", TextOf(worst->rule, receipt.language).brief));
  }

  const RuleText& rule_text = TextOf(worst->rule, receipt.language);
  const std::string instead = TextToSend(*worst, facts, receipt.language);
  const bool held = receipt.outcome == Outcome::kHeld;
  std::string text = held ? HeldText(rule_text, instead, russian)
                          : RefusedText(rule_text, instead, russian);
  const std::string code =
      receipt.code.empty()
          ? ""
          : absl::StrCat(russian ? " Код " : " Code ", receipt.code);
  const absl::string_view refused = held      ? ""
                                    : russian ? "Не принято. "
                                              : "Not accepted. ";
  return WithIfFits(refused, std::move(text), code);
}

}  // namespace intake
