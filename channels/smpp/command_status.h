// What an SMSC says of a request, in words for a log.

#ifndef INTAKE_CHANNELS_SMPP_COMMAND_STATUS_H_
#define INTAKE_CHANNELS_SMPP_COMMAND_STATUS_H_

#include <string>

#include "channels/smpp/pdu.h"

namespace intake::smpp {

// Such as `0x0000000E (invalid password)`.
std::string DescribeCommandStatus(CommandStatus status);

// Whether the same request may succeed a moment later.
bool IsTemporary(CommandStatus status);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_COMMAND_STATUS_H_
