// Logs to standard error, where the service manager takes them.

#ifndef INTAKE_CHANNELS_PROGRAM_LOGGING_H_
#define INTAKE_CHANNELS_PROGRAM_LOGGING_H_

#include <string>

#include "services/toml/config_file.h"

namespace intake::program {

// `log.level` of the configuration; a word that is no level is an error of
// ConfigFile::Finish.
std::string ReadLogLevel(ConfigFile& file);

// Makes `program`'s logger the default one, at level info.
void StartLogging(const std::string& program);
// REQUIRES: `level` is ReadLogLevel's.
void SetLogLevel(const std::string& level);

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_LOGGING_H_
