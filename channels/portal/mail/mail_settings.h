// How letters leave the portal.

#ifndef INTAKE_CHANNELS_PORTAL_MAIL_MAIL_SETTINGS_H_
#define INTAKE_CHANNELS_PORTAL_MAIL_MAIL_SETTINGS_H_

#include <string>

namespace intake::portal {

struct MailSettings {
  // `host:port` of the mail server on this machine, SMTP without TLS.
  std::string server = "127.0.0.1:25";
  // The sender: an address, and a name in UTF-8 for people.
  std::string from;
  std::string from_name;
  // Of the pages, for the links: `https://portal.example`, without a slash at
  // the end.
  std::string portal_address;
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_MAIL_MAIL_SETTINGS_H_
