// What the long and the short text of a receipt have in common.

#ifndef INTAKE_CORE_MESSAGES_RECEIPT_PHRASES_H_
#define INTAKE_CORE_MESSAGES_RECEIPT_PHRASES_H_

#include <string>

#include "core/messages/messages.h"

namespace intake {

enum class Labels : bool { kNone, kWithLabels };

// "день 12389, ночь 690", or the values alone.
std::string ValuesText(absl::Span<const UnderstoodValue> values,
                       Language language, Labels labels);

// The explanation that is offered; null where there is none.
const Finding* FirstExplanation(const Receipt& receipt);

// "Если верно 12650, ответьте ДА 000-013 до 25.06.2014.": how to answer what
// `receipt` asks; empty where it asks nothing.
std::string QuestionText(const Receipt& receipt);

// The finding that matters most; null where there is none.
const Finding* WorstFinding(const Receipt& receipt);

// The message to send instead, where sending one helps with `finding`; else
// empty.
std::string TextToSend(const Finding& finding, const MessageFacts& facts,
                       Language language);

// The text of `receipt` within one SMS part.
std::string SmsText(const Receipt& receipt, const MessageFacts& facts);

}  // namespace intake

#endif  // INTAKE_CORE_MESSAGES_RECEIPT_PHRASES_H_
