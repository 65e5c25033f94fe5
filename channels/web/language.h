// In which language a page is.

#ifndef INTAKE_CHANNELS_WEB_LANGUAGE_H_
#define INTAKE_CHANNELS_WEB_LANGUAGE_H_

#include <cstdint>

#include "channels/http/message.h"
#include "intake/v1/metering.pb.h"

namespace intake::web {

enum class Language : uint8_t { kRussian, kEnglish };

// `ru`, `en`.
const char* CodeOf(Language language);

// As the contract names it, and back; one that it does not name is Russian.
v1::Language ToContract(Language language);
Language FromContract(v1::Language language);

// What the cookie `__Host-language` says, else the first of the two that the
// header Accept-Language (RFC 9110, 12.5.4) prefers, else Russian.
Language LanguageOf(const http::Request& request);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_LANGUAGE_H_
