// How to reach the server, from a program's table of the configuration file:
//
//   server = "127.0.0.1:7410"
//   plaintext_to_other_machines = false
//   [<program>.tls]                   # its presence turns TLS on
//   ca_file = "ca.pem"
//   certificate_file = "client.pem"
//   private_key_file = "client.key"

#ifndef INTAKE_CHANNELS_SDK_CONNECTION_SETTINGS_H_
#define INTAKE_CHANNELS_SDK_CONNECTION_SETTINGS_H_

#include "channels/sdk/grpc_connection.h"
#include "services/toml/config_file.h"

namespace intake::sdk {

// Everything but the key file, of which a program may have several. Errors are
// ConfigFile::Finish's.
ConnectionOptions ReadConnectionOptions(ConfigSection& program);

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_CONNECTION_SETTINGS_H_
