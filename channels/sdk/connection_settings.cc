#include "channels/sdk/connection_settings.h"

namespace intake::sdk {

ConnectionOptions ReadConnectionOptions(ConfigSection& program) {
  ConnectionOptions options;
  options.server = program.String("server", options.server);
  options.plaintext_to_other_machines =
      program.Bool("plaintext_to_other_machines", false);
  ConfigSection tls = program.Section("tls");
  options.tls = tls.present();
  options.authorities_file = tls.Path("ca_file", "");
  options.certificate_file = tls.Path("certificate_file", "");
  options.private_key_file = tls.Path("private_key_file", "");
  return options;
}

}  // namespace intake::sdk
