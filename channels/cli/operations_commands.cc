#include "channels/cli/operations_commands.h"

#include <memory>
#include <optional>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "channels/cli/doctor.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/words.h"
#include "channels/cli/status_view.h"

namespace intake::cli {
namespace {

// None of nothing.
std::optional<double> Share(int64_t done, int64_t total) {
  if (total <= 0) return std::nullopt;
  return static_cast<double>(done) / static_cast<double>(total);
}

absl::StatusOr<ExitCode> RebuildViews(Session& session) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const Console& console = session.console();
  sdk::Clock& clock = session.environment().clock;
  const absl::Duration started = clock.Elapsed();
  v1::RebuildViewsResponse last;
  {
    Progress events(console, clock, "events", session.flags().quiet);
    std::optional<Progress> states;
    const auto stream = (*connection)->RebuildViews({});
    while (true) {
      auto response = stream->Receive();
      if (!response.ok()) return response.status();
      if (!response->has_value()) break;
      last = **std::move(response);
      if (last.states_total() == 0) {
        events.Update(last.events_done(),
                      Share(last.events_done(), last.events_total()));
        continue;
      }
      events.Clear();
      if (!states) {
        states.emplace(console, clock, "states", session.flags().quiet);
      }
      states->Update(last.states_done(),
                     Share(last.states_done(), last.states_total()));
    }
  }
  if (session.flags().json) {
    console.out << MessageJson(last) << '\n';
  } else {
    console.out << "The views are made again from "
                << FormatCount(last.events_done()) << " events, in "
                << FormatSpan(clock.Elapsed() - started) << ".\n";
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> ShowStatus(Session& session) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto status = session.Retry([&](absl::Duration timeout) {
    return (*connection)->GetStatus({}, timeout);
  });
  if (!status.ok()) return status.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*status) << '\n';
  } else {
    console.out << StatusText(
        *status, session.server(),
        ZoneNamed(status->time_zone(), session.environment().zone));
  }
  return status->serving() ? ExitCode::kOk : ExitCode::kUnavailable;
}

}  // namespace

void AddOperationsCommands(CLI::App* app, Command* chosen) {
  CLI::App* views =
      AddWord(app, "views", "What screens and searches read from.",
              "intake views rebuild");
  views->require_subcommand(1);
  CLI::App* rebuild = AddWord(
      views, "rebuild",
      "Make the views again from the journal; the server goes on serving. "
      "Breaking off leaves the old ones as they are.",
      "intake views rebuild\nintake views rebuild --json");
  Runs(rebuild, chosen, RebuildViews);

  CLI::App* status = AddWord(
      app, "status", "How the server is. Exit code 3 when it cannot commit.",
      "intake status\nintake status --json | jq .counts");
  Runs(status, chosen, ShowStatus);

  CLI::App* doctor = AddWord(
      app, "doctor",
      "Look for trouble: configuration, keys, connection, clocks, disk, "
      "store. Each failure says what to do; the exit code is that of the "
      "first one.",
      "intake doctor\n"
      "intake doctor --deep\n"
      "intake doctor --json | jq '.checks[] | select(.state != \"ok\")'");
  auto deep = std::make_shared<bool>(false);
  doctor->add_flag("--deep", *deep, "Read and verify the whole store too");
  Runs(doctor, chosen,
       [deep](Session& session) { return RunDoctor(session, *deep); });
}

}  // namespace intake::cli
