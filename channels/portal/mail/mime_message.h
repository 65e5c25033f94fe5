// A letter as mail systems want it: a message of MIME (RFC 5322, 2045, 2047).

#ifndef INTAKE_CHANNELS_PORTAL_MAIL_MIME_MESSAGE_H_
#define INTAKE_CHANNELS_PORTAL_MAIL_MIME_MESSAGE_H_

#include <string>

#include "absl/time/time.h"
#include "channels/portal/mail/letter_text.h"
#include "channels/portal/mail/mail_settings.h"

namespace intake::portal {

// With CRLF. `id` is the part of the Message-ID before the `@`: letters, digits
// and `-`. Whatever is in `to` stays one address: line breaks in it are gone.
std::string MimeMessage(const LetterText& text, const std::string& to,
                        const std::string& id, absl::Time date,
                        const MailSettings& settings);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_MAIL_MIME_MESSAGE_H_
