// The program without a process: what it reads, writes and connects to is the
// test's.

#ifndef INTAKE_CHANNELS_CLI_PROGRAM_FOR_TEST_H_
#define INTAKE_CHANNELS_CLI_PROGRAM_FOR_TEST_H_

#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "channels/cli/command_line.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_connection.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::cli {

// A configuration with both keys, in a folder of its own, and a fake server.
class ProgramForTest {
 public:
  ProgramForTest() {
    folder.Write("admin.key", "administrator");
    folder.Write("office.key", "office");
    config = folder.Write("intake.toml",
                          "[cli]\nkey_file = \"admin.key\"\n"
                          "channel_key_file = \"office.key\"\n"
                          "[server]\nanything = 1\n");
  }

  // Runs `intake` and returns its exit code; `out` and `err` are what this run
  // wrote.
  int Run(std::vector<std::string> arguments, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out_stream, err_stream;
    const Environment environment = {
        .console = {.in = in, .out = out_stream, .err = err_stream},
        .default_configs = {config},
        .connect = [this](const sdk::ConnectionOptions& options)
            -> absl::StatusOr<std::shared_ptr<sdk::Connection>> {
          options_used.push_back(options);
          return server;
        },
        .clock = clock,
        .now = [this] { return now; },
        .zone = absl::FixedTimeZone(4 * 3600)};
    const ExitCode code = RunCommandLine(std::move(arguments), environment);
    out = out_stream.str();
    err = err_stream.str();
    return static_cast<int>(code);
  }

  // The file of the key that the last connection was opened with.
  std::string KeyUsed() const {
    return options_used.back().key_file.substr(folder.path().size() + 1);
  }

  sdk::TemporaryFolder folder;
  std::string config;
  std::shared_ptr<sdk::FakeConnection> server =
      std::make_shared<sdk::FakeConnection>();
  sdk::FakeClock clock;
  absl::Time now = absl::FromUnixSeconds(1403676005);  // 25.06.2014 10:00:05
  std::vector<sdk::ConnectionOptions> options_used;
  std::string out;
  std::string err;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_PROGRAM_FOR_TEST_H_
