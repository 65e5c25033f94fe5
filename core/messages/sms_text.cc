#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

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
  const std::string labelled =
      ValuesText(receipt.understood, receipt.language, Labels::kWithLabels);
  const std::string bare =
      ValuesText(receipt.understood, receipt.language, Labels::kNone);
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

// What is proposed for the registers that the explanation is about: the others
// keep what was sent.
std::vector<UnderstoodValue> ProposedInstead(const Receipt& receipt) {
  const Finding* const offered = FirstExplanation(receipt);
  std::vector<UnderstoodValue> values;
  for (const UnderstoodValue& value : receipt.proposal) {
    const bool changes = std::any_of(
        receipt.findings.begin(), receipt.findings.end(),
        [&](const Finding& finding) {
          return offered != nullptr && finding.rule == offered->rule &&
                 finding.target == value.slot.ref;
        });
    if (changes) values.push_back(value);
  }
  return values;
}

// The question that `receipt` asks, and how to say yes; empty where it asks
// none, or where its values do not fit: nobody says yes to what is not shown.
std::string AskingText(const RuleText& text, const Receipt& receipt,
                       bool russian) {
  if (!receipt.answer_until) return "";
  const std::string yes =
      absl::StrCat(russian ? "тветьте ДА " : "nswer YES ", receipt.code);
  if (receipt.proposal.empty()) {
    return absl::StrCat(
        text.brief, russian ? " Если верно, о" : " If it is right, please a",
        yes);
  }
  const std::vector<UnderstoodValue> values = ProposedInstead(receipt);
  const std::string bare = ValuesText(values, receipt.language, Labels::kNone);
  const std::string labelled =
      values.size() > 1
          ? ValuesText(values, receipt.language, Labels::kWithLabels)
          : bare;
  const auto question = [&](const std::string& shown) {
    return russian ? absl::StrCat("Верно ", shown, "? О", yes)
                   : absl::StrCat("Is ", shown, " right? Please a", yes);
  };
  std::string asking =
      FirstThatFits({absl::StrCat(text.brief, " ", question(labelled)),
                     absl::StrCat(text.brief, " ", question(bare)),
                     question(labelled), question(bare)});
  return FitsOneSms(asking) ? asking : "";
}

// Where the values are those of another account, the message to send for it.
std::string OtherAccountText(const Receipt& receipt, bool russian) {
  const Finding* const offered = FirstExplanation(receipt);
  if (offered == nullptr || offered->rule != Rule::kWrongAccount) return "";
  const std::string send = absl::StrCat(
      TextOf(offered->rule, receipt.language).brief,
      russian ? " Пришлите: " : " Please send: ", offered->suggestion);
  if (!receipt.answer_until) return FitsOneSms(send) ? send : "";
  const std::string both = absl::StrCat(
      russian ? "Верно? Ответьте ДА " : "Is it right? Please answer YES ",
      receipt.code, ". ", send);
  return FitsOneSms(both) ? both : "";
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

  const bool held = receipt.outcome == Outcome::kHeld;
  const absl::string_view refused = held      ? ""
                                    : russian ? "Не принято. "
                                              : "Not accepted. ";
  const RuleText& rule_text = TextOf(worst->rule, receipt.language);
  for (std::string offer : {OtherAccountText(receipt, russian),
                            AskingText(rule_text, receipt, russian)}) {
    if (!offer.empty()) return WithIfFits(refused, std::move(offer), "");
  }
  const std::string instead = TextToSend(*worst, facts, receipt.language);
  const std::string code =
      receipt.code.empty()
          ? ""
          : absl::StrCat(russian ? " Код " : " Code ", receipt.code);
  return WithIfFits(refused,
                    held ? HeldText(rule_text, instead, russian)
                         : RefusedText(rule_text, instead, russian),
                    code);
}

}  // namespace intake
