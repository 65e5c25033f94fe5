// What the long and the short text of a receipt have in common.

#ifndef INTAKE_CORE_MESSAGES_RECEIPT_PHRASES_H_
#define INTAKE_CORE_MESSAGES_RECEIPT_PHRASES_H_

#include <string>

#include "core/messages/messages.h"

namespace intake {

enum class Labels : bool { kNone, kWithLabels };

// "день 12389, ночь 690", or the values alone.
std::string UnderstoodText(const Receipt& receipt, Labels labels);

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
