#include "channels/email/own_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace intake::email {

std::string OwnWords(absl::string_view text) {
  std::string words;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::ConsumeSuffix(&line, "\r");
    if (line == "-- ") break;
    if (absl::StartsWith(line, ">")) continue;
    absl::StrAppend(&words, line, "\n");
  }
  absl::StripAsciiWhitespace(&words);
  return words;
}

absl::string_view WholeLines(absl::string_view text, size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  // The line break itself may stand just behind the limit.
  const size_t end = text.rfind('\n', bytes_max);
  return text.substr(0, end == absl::string_view::npos ? 0 : end);
}

}  // namespace intake::email
