// A word for each register, in capitals: what a customer is asked to send.

#ifndef INTAKE_CORE_TARGET_REGISTER_WORDS_H_
#define INTAKE_CORE_TARGET_REGISTER_WORDS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/register_slot.h"

namespace intake {

absl::string_view WordOf(Commodity commodity, Language language);
// Empty for kMain.
absl::string_view WordOf(MeteringPoint point, Language language);
// Empty for kTotal.
absl::string_view WordOf(RegisterKind kind, Language language);

// What tells `slot` from the others of `slots`: `НОЧЬ`, `КУХНЯ`; with more
// than one commodity `ГВС КУХНЯ`; `ПОКАЗАНИЕ` where there is but one register.
std::string WordsOf(const RegisterSlot& slot,
                    absl::Span<const RegisterSlot> slots, Language language);

// The same for each of `slots`, with commas between.
std::string WordsOfAll(absl::Span<const RegisterSlot> slots, Language language);

}  // namespace intake

#endif  // INTAKE_CORE_TARGET_REGISTER_WORDS_H_
