#include "channels/portal/mail/letter_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/portal/people_dates.h"
#include "channels/web/language.h"
#include "channels/web/site.h"

namespace intake::portal {
namespace {

// What a kind of letter is called among the words, and the path its link has.
struct Kind {
  const char* word;
  const char* path;
};

Kind KindOf(v1::LetterKind kind) {
  switch (kind) {
    case v1::LETTER_KIND_CONFIRM_EMAIL:
      return {"letter.confirm", "/confirm"};
    case v1::LETTER_KIND_ALREADY_REGISTERED:
      return {"letter.registered", "/login"};
    case v1::LETTER_KIND_RESET_PASSWORD:
      return {"letter.reset", "/reset"};
    default:
      return {"letter.changed", "/forgot"};
  }
}

}  // namespace

LetterText TextOf(const v1::Letter& letter, const MailSettings& settings,
                  const web::Words& words, absl::TimeZone zone) {
  const web::Language language = web::FromContract(letter.language());
  const Kind kind = KindOf(letter.kind());
  const std::string path =
      letter.token().empty()
          ? kind.path
          : web::PathWith(kind.path, {{"token", letter.token()}});
  const absl::Time until = absl::FromUnixSeconds(letter.expires_at().seconds());
  const std::string body = absl::StrReplaceAll(
      words.Get(absl::StrCat(kind.word, ".body"), language),
      {{"%link", absl::StrCat(settings.portal_address, path)},
       {"%until", MomentForPeople(until, zone, language)},
       {"%portal", settings.portal_address}});
  return {.subject = words.Get(absl::StrCat(kind.word, ".subject"), language),
          .body = absl::StrCat(body, "\n\n", words.Get("letter.end", language),
                               "\n")};
}

}  // namespace intake::portal
