#include "channels/web/language.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "channels/web/cookies.h"

namespace intake::web {
namespace {

constexpr Language kDefault = Language::kRussian;

// `en-GB` is English; `*` is whatever we would rather.
std::optional<Language> LanguageOfTag(absl::string_view tag) {
  if (tag == "*") return kDefault;
  const absl::string_view primary = tag.substr(0, tag.find('-'));
  for (const Language language : {Language::kRussian, Language::kEnglish}) {
    if (absl::EqualsIgnoreCase(primary, CodeOf(language))) return language;
  }
  return std::nullopt;
}

// Weights are 0 to 1; one that cannot be read counts as unwanted.
double WeightOf(absl::string_view parameter) {
  parameter = absl::StripAsciiWhitespace(parameter);
  if (parameter.empty()) return 1;
  double weight = 0;
  const bool is_number = absl::ConsumePrefix(&parameter, "q=") &&
                         absl::SimpleAtod(parameter, &weight);
  return is_number && weight <= 1 ? weight : 0;
}

}  // namespace

const char* CodeOf(Language language) {
  return language == Language::kEnglish ? "en" : "ru";
}

v1::Language ToContract(Language language) {
  return language == Language::kEnglish ? v1::LANGUAGE_ENGLISH
                                        : v1::LANGUAGE_RUSSIAN;
}

Language FromContract(v1::Language language) {
  return language == v1::LANGUAGE_ENGLISH ? Language::kEnglish
                                          : Language::kRussian;
}

Language LanguageOf(const http::Request& request) {
  if (const auto chosen = FindCookie(request, "__Host-language")) {
    for (const Language language : {Language::kRussian, Language::kEnglish}) {
      if (*chosen == CodeOf(language)) return language;
    }
  }
  Language best = kDefault;
  double best_weight = 0;
  const absl::string_view accepted =
      request.Header("Accept-Language").value_or("");
  for (const absl::string_view item : absl::StrSplit(accepted, ',')) {
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(item, absl::MaxSplits(';', 1));
    const double weight = WeightOf(parts.second);
    const auto language =
        LanguageOfTag(absl::StripAsciiWhitespace(parts.first));
    if (language && weight > best_weight) {
      best = *language;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace intake::web
