// What the customer is told, in Russian and English: what, why, and what to do.
// Made by the core, so that every channel says the same.

#ifndef INTAKE_CORE_MESSAGES_MESSAGES_H_
#define INTAKE_CORE_MESSAGES_MESSAGES_H_

#include <string>

#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/channel.h"
#include "core/model/finding.h"
#include "core/model/receipt.h"

namespace intake {

// One finding, as a whole sentence. `account` may be null.
std::string FindingText(const Finding& finding, const Account* account,
                        Language language);

struct MessageFacts {
  // Null where no account was recognised.
  const Account* account = nullptr;
  const ChannelPolicy* channel = nullptr;
  absl::Span<const ChannelPolicy* const> open_channels;
  absl::CivilDay today;
};

// The text of `receipt` (whose own text is not looked at): account, what was
// taken for which register, code; or what is wrong and what to send instead.
// With channel->answer_in_one_sms it fits one SMS part: 70 characters where
// any is outside GSM 03.38, 160 else; the worst finding comes first and what
// does not fit is left out whole.
std::string ReceiptText(const Receipt& receipt, const MessageFacts& facts);

// "кухня", "bath", "day": a register as people call it within its account.
std::string RegisterLabel(const RegisterSlot& slot, Language language);

}  // namespace intake

#endif  // INTAKE_CORE_MESSAGES_MESSAGES_H_
