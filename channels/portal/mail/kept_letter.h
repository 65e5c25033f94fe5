// A letter in the outbox, as bytes of a file:
//
//   until <seconds since 1970>
//   to <address>
//   <empty line>
//   <the message>
//
// One without an address is none: it only took as long to keep.

#ifndef INTAKE_CHANNELS_PORTAL_MAIL_KEPT_LETTER_H_
#define INTAKE_CHANNELS_PORTAL_MAIL_KEPT_LETTER_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace intake::portal {

struct KeptLetter {
  // Handed over until then; its token is worth nothing afterwards.
  absl::Time until;
  std::string to;
  std::string message;
};

std::string KeptLetterToBytes(const KeptLetter& letter);
// INVALID_ARGUMENT: not such a file.
absl::StatusOr<KeptLetter> KeptLetterFromBytes(absl::string_view bytes);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_MAIL_KEPT_LETTER_H_
