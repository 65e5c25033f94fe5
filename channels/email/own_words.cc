#include "channels/email/own_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace intake::email {
namespace {

// `25.06.2014, Supplier wrote:` - what stands right above a quote and ends in a
// colon, whose date is not the reading's.
void DropAttribution(std::string& words) {
  absl::string_view kept = absl::StripTrailingAsciiWhitespace(words);
  if (!absl::EndsWith(kept, ":")) return;
  const size_t line = kept.rfind('\n');
  words.resize(line == absl::string_view::npos ? 0 : line + 1);
}

}  // namespace

std::string OwnWords(absl::string_view text) {
  std::string words;
  bool is_quoted = false;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::ConsumeSuffix(&line, "\r");
    if (line == "-- ") break;
    const bool was_quoted = is_quoted;
    is_quoted = absl::StartsWith(line, ">");
    if (is_quoted && !was_quoted) DropAttribution(words);
    if (is_quoted) continue;
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
