#include "channels/web/words.h"

#include "absl/base/macros.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace intake::web {

absl::StatusOr<Words> Words::Make(
    absl::Span<const absl::Span<const Word>> tables) {
  Words words;
  for (const absl::Span<const Word> table : tables) {
    for (const Word& word : table) {
      if (word.key.empty() || word.russian.empty() || word.english.empty()) {
        return absl::InvalidArgumentError(absl::StrCat(
            "the words \"", word.key,
            "\" are not complete; want a key, Russian and English"));
      }
      if (!words.words_.emplace(word.key, word).second) {
        return absl::InvalidArgumentError(absl::StrCat(
            "the words \"", word.key, "\" are there twice; want them once"));
      }
    }
  }
  return words;
}

absl::StatusOr<std::string> Words::Find(absl::string_view key,
                                        Language language) const {
  const auto found = words_.find(key);
  if (found == words_.end()) {
    return absl::NotFoundError(
        absl::StrCat("there are no words \"", key, "\""));
  }
  return std::string(language == Language::kEnglish ? found->second.english
                                                    : found->second.russian);
}

std::string Words::Get(absl::string_view key, Language language) const {
  absl::StatusOr<std::string> text = Find(key, language);
  ABSL_HARDENING_ASSERT(text.ok());
  return *std::move(text);
}

}  // namespace intake::web
