#include "channels/program/service_main.h"

#include <spdlog/spdlog.h>

namespace intake::program {

void AddConfigOption(CLI::App& app, std::string& file) {
  app.add_option("--config", file, "The configuration file")
      ->capture_default_str()
      ->type_name("FILE");
}

void AddPortFileOption(CLI::App& app, const std::string& help,
                       std::string& file) {
  app.add_option("--port-file", file, help)->type_name("FILE");
}

std::optional<int> ParseArguments(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitConfiguration;
  }
  return std::nullopt;
}

int Fail(const absl::Status& why, int exit_code) {
  spdlog::critical("{}", std::string(why.message()));
  return exit_code;
}

int ExitCodeOf(const absl::Status& served) {
  if (served.ok()) return 0;
  const bool may_pass = absl::IsUnavailable(served) ||
                        absl::IsFailedPrecondition(served) ||
                        absl::IsResourceExhausted(served);
  return Fail(served, may_pass ? kExitFailure : kExitConfiguration);
}

}  // namespace intake::program
