#include "channels/portal/mail/kept_letter.h"

#include <cstdint>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace intake::portal {
namespace {

// The line in front without its end, taken off `bytes`.
absl::string_view TakeLine(absl::string_view& bytes) {
  const size_t end = bytes.find('\n');
  const absl::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(end == absl::string_view::npos ? bytes.size() : end + 1);
  return line;
}

}  // namespace

std::string KeptLetterToBytes(const KeptLetter& letter) {
  return absl::StrCat("until ", absl::ToUnixSeconds(letter.until), "\nto ",
                      letter.to, "\n\n", letter.message);
}

absl::StatusOr<KeptLetter> KeptLetterFromBytes(absl::string_view bytes) {
  absl::string_view until = TakeLine(bytes);
  absl::string_view to = TakeLine(bytes);
  const absl::string_view blank = TakeLine(bytes);
  int64_t seconds = 0;
  if (!absl::ConsumePrefix(&until, "until ") ||
      !absl::SimpleAtoi(until, &seconds) || !absl::ConsumePrefix(&to, "to ") ||
      !blank.empty()) {
    return absl::InvalidArgumentError(
        "not a letter of the outbox; want the lines `until` and `to`, and an "
        "empty one");
  }
  return KeptLetter{.until = absl::FromUnixSeconds(seconds),
                    .to = std::string(to),
                    .message = std::string(bytes)};
}

}  // namespace intake::portal
