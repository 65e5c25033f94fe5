// What an e-mail says, freed of MIME: headers decoded, the text that its writer
// typed.

#ifndef INTAKE_CHANNELS_EMAIL_MESSAGE_H_
#define INTAKE_CHANNELS_EMAIL_MESSAGE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::email {

// All strings are valid UTF-8; what could not be read is U+FFFD in them.
struct Message {
  // The Message-ID as it stands; empty where there is none.
  std::string id;
  // The first address of From; empty where there is none.
  std::string from;
  std::string subject;
  // The first text that is not blank: of the plain parts, else of the HTML
  // ones. Attachments, and messages within the message, are not looked into.
  std::string text;
};

// Reads any bytes (RFC 5322, RFC 2045-2047): of a broken message what can be
// read. A charset that is not declared is UTF-8 where that fits, else
// windows-1251.
// REQUIRES: g_mime_init() was called.
Message ReadMessage(absl::string_view bytes);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_MESSAGE_H_
