// The words of a letter.

#ifndef INTAKE_CHANNELS_PORTAL_MAIL_LETTER_TEXT_H_
#define INTAKE_CHANNELS_PORTAL_MAIL_LETTER_TEXT_H_

#include <string>

#include "absl/time/time.h"
#include "channels/portal/mail/mail_settings.h"
#include "channels/web/words.h"
#include "intake/v1/customer_service.pb.h"

namespace intake::portal {

struct LetterText {
  std::string subject;
  // Plain text in lines that end with a line feed.
  std::string body;
};

// In the letter's language, with the link that its token opens. `zone` is the
// supplier's.
LetterText TextOf(const v1::Letter& letter, const MailSettings& settings,
                  const web::Words& words, absl::TimeZone zone);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_MAIL_LETTER_TEXT_H_
