// intake-sms --smpp: readings by SMS from an SMSC itself, with no gateway
// between. Wires everything.

#ifndef INTAKE_CHANNELS_SMPP_SERVE_H_
#define INTAKE_CHANNELS_SMPP_SERVE_H_

#include <string>

#include "absl/status/status.h"
#include "channels/program/termination.h"
#include "channels/smpp/settings.h"

namespace intake::smpp {

// Until `termination`, and until what was begun is answered. Writes the port of
// the status server to `port_file`, where that is not empty. INVALID_ARGUMENT,
// NOT_FOUND, PERMISSION_DENIED: the key file or the server's address;
// FAILED_PRECONDITION, RESOURCE_EXHAUSTED: the spool folder; UNAVAILABLE:
// nothing can listen there.
absl::Status Serve(const Settings& settings, const std::string& port_file,
                   const program::Termination& termination);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_SERVE_H_
