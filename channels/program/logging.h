// Logs to standard error, where the service manager takes them.

#ifndef INTAKE_CHANNELS_PROGRAM_LOGGING_H_
#define INTAKE_CHANNELS_PROGRAM_LOGGING_H_

#include <string>

namespace intake::program {

// Makes `program`'s logger the default one, at level info.
void StartLogging(const std::string& program);
// REQUIRES: `level` is one that ReadLogLevel (services/toml/log_level.h) gives.
void SetLogLevel(const std::string& level);

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_LOGGING_H_
