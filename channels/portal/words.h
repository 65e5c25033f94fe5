// All that the portal says by itself, in Russian and English. About readings
// the core speaks.

#ifndef INTAKE_CHANNELS_PORTAL_WORDS_H_
#define INTAKE_CHANNELS_PORTAL_WORDS_H_

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "channels/web/words.h"

namespace intake::portal {

// Menus, states, channels, registers.
absl::Span<const web::Word> CommonWords();
// Log-in, registration, passwords, accounts.
absl::Span<const web::Word> PeopleWords();
// The form, receipts, history, what is kept.
absl::Span<const web::Word> ReadingWords();
// Why something could not be done.
absl::Span<const web::Word> TroubleWords();
// Letters.
absl::Span<const web::Word> LetterWords();

// All of them. Errors are web::Words::Make's.
absl::StatusOr<web::Words> AllWords();

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_WORDS_H_
