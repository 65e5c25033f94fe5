// intake-bench-raw: what the disk and SQLite do when nothing is decided: the
// yardsticks of the store. One measurement a call, as a line of JSON.

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "tests/bench/raw_append.h"
#include "tests/bench/raw_apply.h"

namespace intake::bench {
namespace {

int Main(int argc, char** argv) {
  CLI::App app("What the disk and SQLite do alone.", "intake-bench-raw");
  std::string verb;
  RawOptions options;
  double seconds = 3;
  app.add_option("VERB", verb)
      ->required()
      ->check(CLI::IsMember(
          {"append-sqlite", "append-file", "fdatasync", "apply", "read"}));
  app.add_option("FOLDER", options.folder, "an empty one; that to read")
      ->required();
  app.add_option("--seconds", seconds);
  app.add_option("--bytes", options.bytes, "of one reading; to read in all");
  app.add_option("--group", options.group, "readings of one commit");
  app.add_option("--accounts", options.accounts);
  try {  // CLI11 throws.
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  }
  options.duration = absl::Seconds(seconds);
  absl::StatusOr<std::string> json;
  if (verb == "append-sqlite") json = AppendToSqlite(options);
  if (verb == "append-file") json = AppendToFile(options);
  if (verb == "fdatasync") json = SyncPages(options);
  if (verb == "read") json = ReadFiles(options);
  if (verb == "apply") json = ApplyRows(options);
  if (!json.ok()) {
    std::cerr << "intake-bench-raw: " << json.status() << '\n';
    return EXIT_FAILURE;
  }
  std::cout << *json << '\n';
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace intake::bench

int main(int argc, char** argv) { return intake::bench::Main(argc, argv); }
