#include "channels/desk/review/command.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace intake::desk {
namespace {

constexpr std::pair<absl::string_view, Act> kActs[] = {
    {"1", Act::kApprove},
    {"2", Act::kReject},
    {"3", Act::kCorrect},
    {"4", Act::kNext},
    {"a", Act::kApprove},
    {"A", Act::kApprove},
    {"r", Act::kReject},
    {"R", Act::kReject},
    {"c", Act::kCorrect},
    {"C", Act::kCorrect},
    {"n", Act::kNext},
    {"N", Act::kNext},
    // The same keys of a Russian keyboard.
    {"ф", Act::kApprove},
    {"Ф", Act::kApprove},
    {"к", Act::kReject},
    {"К", Act::kReject},
    {"с", Act::kCorrect},
    {"С", Act::kCorrect},
    {"т", Act::kNext},
    {"Т", Act::kNext},
    // Принять, отклонить, исправить, дальше.
    {"п", Act::kApprove},
    {"П", Act::kApprove},
    {"о", Act::kReject},
    {"О", Act::kReject},
    {"и", Act::kCorrect},
    {"И", Act::kCorrect},
    {"д", Act::kNext},
    {"Д", Act::kNext},
};

constexpr size_t kEndShown = 2;
constexpr size_t kMaskedBytesMin = 3 * kEndShown;
constexpr absl::string_view kMask = "•••••";

}  // namespace

Command CommandIn(absl::string_view typed) {
  typed = absl::StripAsciiWhitespace(typed);
  if (typed.empty()) return {};
  for (const auto& [word, act] : kActs) {
    absl::string_view rest = typed;
    if (!absl::ConsumePrefix(&rest, word)) continue;
    // `a1` and `a 1`, but no word that begins with the letter.
    const bool ends =
        rest.empty() || rest[0] == ' ' ||
        (rest.size() == 1 &&
         absl::ascii_isdigit(static_cast<unsigned char>(rest[0])));
    if (!ends) continue;
    return {.act = act,
            .reason = std::string(absl::StripAsciiWhitespace(rest))};
  }
  return {.act = Act::kUnknown};
}

std::string ReasonFrom(absl::string_view typed, const web::Words& words,
                       web::Language language) {
  size_t number = 0;
  if (absl::SimpleAtoi(typed, &number) && number >= 1 && number <= kReasons) {
    return words.Get(absl::StrCat("reason.", number), language);
  }
  return std::string(typed);
}

std::string MaskedSender(absl::string_view sender) {
  if (sender.empty()) return "";
  for (const char c : sender) {
    // Cutting could end within a character.
    if (!absl::ascii_isascii(static_cast<unsigned char>(c))) {
      return std::string(kMask);
    }
  }
  if (sender.size() < kMaskedBytesMin) return std::string(kMask);
  return absl::StrCat(sender.substr(0, kEndShown), kMask,
                      sender.substr(sender.size() - kEndShown));
}

}  // namespace intake::desk
