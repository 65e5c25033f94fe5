// How much every program of the configuration says:
//
//   [log]
//   level = "info"

#ifndef INTAKE_SERVICES_TOML_LOG_LEVEL_H_
#define INTAKE_SERVICES_TOML_LOG_LEVEL_H_

#include <string>

#include "services/toml/config_file.h"

namespace intake {

// A level of spdlog. A word that is none is an error of ConfigFile::Finish.
std::string ReadLogLevel(ConfigFile& file);

}  // namespace intake

#endif  // INTAKE_SERVICES_TOML_LOG_LEVEL_H_
