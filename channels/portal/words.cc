#include "channels/portal/words.h"

namespace intake::portal {

absl::StatusOr<web::Words> AllWords() {
  return web::Words::Make({CommonWords(), PeopleWords(), ReadingWords(),
                           TroubleWords(), LetterWords()});
}

}  // namespace intake::portal
