// The one field by which held readings are decided on, without a mouse:
//
//   a 1      approve, for the first of the common reasons
//   r звонил сам, ошибся
//   c        correct: to the values
//   n        the next one, undecided
//
// Numbers are as good - 1 approve, 2 reject, 3 correct, 4 next - and so are the
// letters that a Russian keyboard has on these keys, and п, о, и, д.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_COMMAND_H_
#define INTAKE_CHANNELS_DESK_REVIEW_COMMAND_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "channels/web/language.h"
#include "channels/web/words.h"

namespace intake::desk {

enum class Act : uint8_t {
  kNone,
  kApprove,
  kReject,
  kCorrect,
  kNext,
  kUnknown
};

struct Command {
  Act act = Act::kNone;
  // What was typed behind it, blanks cut off.
  std::string reason;
};

Command CommandIn(absl::string_view typed);

// There are so many common reasons, with the words `reason.1`, ...
inline constexpr size_t kReasons = 5;

// `typed` as it is, or the common reason that its number stands for. Reasons
// are kept for ever with the decision.
std::string ReasonFrom(absl::string_view typed, const web::Words& words,
                       web::Language language);

// A phone, an address or a log-in, so that it can be recognised but not read
// off: its ends.
std::string MaskedSender(absl::string_view sender);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_COMMAND_H_
