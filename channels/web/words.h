// The texts of pages, each in both languages.

#ifndef INTAKE_CHANNELS_WEB_WORDS_H_
#define INTAKE_CHANNELS_WEB_WORDS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "channels/web/language.h"

namespace intake::web {

// `key` is a-z, 0-9, `_` and `.`. Texts are plain; in templates they may have
// markers ({{NAME}}) of their own.
struct Word {
  absl::string_view key;
  absl::string_view russian;
  absl::string_view english;
};

// Immutable.
class Words {
 public:
  // INVALID_ARGUMENT: a key twice, or a text that is empty. `words` outlive the
  // result. May be given several tables.
  static absl::StatusOr<Words> Make(
      absl::Span<const absl::Span<const Word>> tables);

  // NOT_FOUND: no such key.
  absl::StatusOr<std::string> Find(absl::string_view key,
                                   Language language) const;
  // REQUIRES: the key is there; for code, whose keys are constants.
  std::string Get(absl::string_view key, Language language) const;

 private:
  absl::flat_hash_map<absl::string_view, Word> words_;
};

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_WORDS_H_
