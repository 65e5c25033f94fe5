// intake-bench-load: one measurement a call, as a line of JSON, for the scripts
// beside it.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "tests/bench/calls.h"
#include "tests/bench/import.h"
#include "tests/bench/kinds.h"
#include "tests/bench/reading_row.h"
#include "tests/bench/stream_load.h"
#include "tests/bench/town.h"
#include "tests/bench/views_watch.h"

namespace intake::bench {
namespace {

struct Arguments {
  std::string address;
  std::string key_file = "-";
  std::string watch_key_file;
  std::string cursor_file;
  int64_t accounts = 1'000'000;
  int in_flight = 64;
  double seconds = 5;
  double rate = 0;
  int size = 100;
  int streams = 1;
};

std::string ReadLine(const std::string& file) {
  std::string line;
  if (file != "-") std::getline(std::ifstream(file), line);
  return line;
}

int Fail(const absl::Status& status) {
  std::cerr << "intake-bench-load: " << status << '\n';
  return EXIT_FAILURE;
}

// Where in the row of readings a run begins, and the next one after it: what a
// server has had once is never sent again.
int64_t ReadCursor(const std::string& file) {
  int64_t next = 0;
  if (!file.empty()) std::ifstream(file) >> next;
  return next;
}

void WriteCursor(const std::string& file, int64_t next) {
  if (!file.empty()) std::ofstream(file) << next << '\n';
}

int Print(const absl::StatusOr<Measured>& measured, const std::string& more) {
  if (!measured.ok()) return Fail(measured.status());
  std::string json = ToJson(*measured);
  if (!more.empty()) json.insert(json.size() - 1, ", " + more);
  std::cout << json << '\n';
  return EXIT_SUCCESS;
}

// Runs `load` with the views watched, where a key for that was given.
template <typename Load>
int Watched(const Arguments& arguments, const Load& load) {
  if (arguments.watch_key_file.empty()) return Print(load(), "");
  ViewsWatch watch({arguments.address, ReadLine(arguments.watch_key_file)});
  const absl::StatusOr<Measured> measured = load();
  watch.Stop();
  return Print(
      measured,
      absl::StrFormat("\"lag_max_seconds\": %.2f, \"events_behind_max\": %d",
                      absl::ToDoubleSeconds(watch.lag_max()),
                      watch.events_behind_max()));
}

int RunVerb(const std::string& verb, const Arguments& arguments) {
  const Target target = {arguments.address, ReadLine(arguments.key_file)};
  if (verb == "import") {
    const absl::Status status = Import(target, arguments.accounts);
    return status.ok() ? EXIT_SUCCESS : Fail(status);
  }
  ReadingRow row(arguments.accounts, Today(),
                 ReadCursor(arguments.cursor_file));
  const CallOptions options = {.in_flight = arguments.in_flight,
                               .duration = absl::Seconds(arguments.seconds),
                               .rate = arguments.rate};
  const int code = Watched(arguments, [&] {
    if (verb == "stream") {
      return RunStreams(target, row,
                        {.streams = arguments.streams,
                         .unanswered_max = arguments.in_flight,
                         .duration = options.duration});
    }
    CallKind kind = SubmitKind(row);
    if (verb == "batch") kind = BatchKind(row, arguments.size);
    if (verb == "history") kind = HistoryKind(arguments.accounts);
    if (verb == "put") kind = PutKind(arguments.size);
    return RunCalls(target, kind, options);
  });
  WriteCursor(arguments.cursor_file, row.next());
  return code;
}

int Main(int argc, char** argv) {
  CLI::App app("One measurement of a server, as a line of JSON.",
               "intake-bench-load");
  Arguments arguments;
  std::string verb;
  app.add_option("VERB", verb)
      ->required()
      ->check(CLI::IsMember(
          {"import", "submit", "batch", "stream", "history", "put"}));
  app.add_option("ADDRESS", arguments.address)->required();
  app.add_option("KEY_FILE", arguments.key_file, "- for none");
  app.add_option("--accounts", arguments.accounts);
  app.add_option("--in-flight", arguments.in_flight,
                 "calls under way; of a stream, readings unanswered");
  app.add_option("--seconds", arguments.seconds);
  app.add_option("--rate", arguments.rate, "calls a second, at random moments");
  app.add_option("--size", arguments.size,
                 "readings of a batch; bytes of what etcd puts");
  app.add_option("--streams", arguments.streams);
  app.add_option("--cursor", arguments.cursor_file,
                 "where in the row of readings to go on");
  app.add_option("--watch", arguments.watch_key_file,
                 "an administrator's key: watch the views meanwhile");
  try {  // CLI11 throws.
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  }
  return RunVerb(verb, arguments);
}

}  // namespace
}  // namespace intake::bench

int main(int argc, char** argv) { return intake::bench::Main(argc, argv); }
