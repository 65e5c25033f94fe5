// Channels and states as people call them.

#ifndef INTAKE_CHANNELS_PORTAL_CHANNEL_WORDS_H_
#define INTAKE_CHANNELS_PORTAL_CHANNEL_WORDS_H_

#include <string>

#include "channels/web/language.h"
#include "channels/web/words.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/receipt.pb.h"

namespace intake::portal {

// A channel that has no word here is called by its id. Empty: the supplier
// itself.
std::string ChannelName(const std::string& id, const web::Words& words,
                        web::Language language);

std::string StateName(v1::ReadingState state, const web::Words& words,
                      web::Language language);
std::string OutcomeName(v1::Outcome outcome, const web::Words& words,
                        web::Language language);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_CHANNEL_WORDS_H_
