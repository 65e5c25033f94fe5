// What main() is made of in every program that runs until it is told to stop.

#ifndef INTAKE_CHANNELS_PROGRAM_SERVICE_MAIN_H_
#define INTAKE_CHANNELS_PROGRAM_SERVICE_MAIN_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "absl/status/status.h"

namespace intake::program {

// 0: told to stop. Each program's --help says what these mean there.
inline constexpr int kExitFailure = 1;
inline constexpr int kExitConfiguration = 2;

void AddConfigOption(CLI::App& app, std::string& file);
// `help` says when the port is written.
void AddPortFileOption(CLI::App& app, const std::string& help,
                       std::string& file);
// The exit code, where the program ends there: it was asked for help, or in
// words that it does not know.
std::optional<int> ParseArguments(CLI::App& app, int argc, char** argv);

// Logs why the program ends, and returns `exit_code`.
int Fail(const absl::Status& why, int exit_code);
// The same with kExitFailure for what lies outside the program and may pass,
// else kExitConfiguration; 0, and no word, where nothing is wrong.
int ExitCodeOf(const absl::Status& served);

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_SERVICE_MAIN_H_
