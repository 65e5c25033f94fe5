// The answer to a message, as what is sent back: one message where the text
// fits, else several that the phone joins by an 8-bit reference (the way that
// every SMSC passes on; message_payload is an option that many do not take).

#ifndef INTAKE_CHANNELS_SMPP_REPLY_H_
#define INTAKE_CHANNELS_SMPP_REPLY_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "channels/smpp/message.h"
#include "channels/smpp/text.h"

namespace intake::smpp {

// `text` from `own` to the sender of `received`. In the default alphabet where
// it fits, as UCS-2 where it does not. The same text to the same number gives
// the same messages, so that a phone which gets some of them twice can tell.
// What is over 255 parts long is cut off.
// REQUIRES: `text` is UTF-8.
std::vector<Message> ReplyTo(const Message& received, const Address& own,
                             absl::string_view text,
                             DefaultAlphabet default_alphabet);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_REPLY_H_
