#include "channels/cli/replay_command.h"

#include <memory>
#include <optional>
#include <ostream>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/cli/date_words.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/replay_report.h"
#include "channels/program/durable_file.h"
#include "channels/sdk/status.h"

namespace intake::cli {
namespace {

struct ReplayOptions {
  v1::ReplayRulesRequest request;
  std::string rules;
  size_t examples = 3;
};

// The server has the file's text and not its name: it says `<something>:LINE:
// COLUMN: what`. The same error, with the file's name.
absl::Status InFile(const absl::Status& status, const std::string& path) {
  if (path.empty() || sdk::ReasonOf(status) != "RULES_INVALID") return status;
  const std::vector<std::string> parts =
      absl::StrSplit(status.message(), absl::MaxSplits(':', 3));
  int line = 0;
  const bool placed = parts.size() == 4 && absl::SimpleAtoi(parts[1], &line);
  absl::Status named(
      status.code(),
      placed ? absl::StrCat(path, ":", parts[1], ":", parts[2], ":", parts[3])
             : absl::StrCat(path, ": ", status.message()));
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
    named.SetPayload(url, payload);
  });
  return named;
}

absl::StatusOr<v1::ReplayRulesRequest> RequestFrom(
    const ReplayOptions& options) {
  v1::ReplayRulesRequest request = options.request;
  for (std::string* date :
       {request.mutable_from_date(), request.mutable_until_date()}) {
    if (absl::Status status = MakeIsoDate(date); !status.ok()) return status;
  }
  if (options.rules.empty()) return request;
  absl::StatusOr<std::string> text = program::ReadFile(options.rules);
  if (!text.ok()) return absl::InvalidArgumentError(text.status().message());
  // The server would take it for none.
  if (text->empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(options.rules, ": is empty"));
  }
  request.set_rules_toml(*std::move(text));
  return request;
}

absl::StatusOr<ExitCode> Replay(Session& session,
                                const ReplayOptions& options) {
  const auto request = RequestFrom(options);
  if (!request.ok()) return request.status();
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const Console& console = session.console();
  ReplayReport report(options.examples);
  int64_t judged = 0;
  {
    Progress progress(console, session.environment().clock, "events",
                      session.flags().quiet);
    const auto stream = (*connection)->ReplayRules(*request);
    while (true) {
      const auto response = stream->Receive();
      if (!response.ok()) return InFile(response.status(), options.rules);
      if (!response->has_value()) break;
      const v1::ReplayRulesResponse& message = **response;
      if (message.has_change()) {
        report.Add(message.change());
        continue;
      }
      judged = message.submissions_judged();
      std::optional<double> share;
      if (message.events_total() > 0) {
        share = static_cast<double>(message.events_done()) /
                static_cast<double>(message.events_total());
      }
      progress.Update(message.events_done(), share);
    }
  }
  if (session.flags().json) {
    console.out << report.Json(judged) << '\n';
  } else {
    console.out << report.Text(judged, console,
                               session.SupplierZone(**connection));
  }
  return ExitCode::kOk;
}

}  // namespace

void AddReplayCommand(CLI::App* app, Command* chosen) {
  CLI::App* word = AddWord(
      app, "replay",
      "Judge what was submitted again under other rules, and show which "
      "decisions would change. Nothing is stored, and the rules in force stay.",
      "intake replay --rules new.toml --from 2014-01-01\n"
      "intake replay --rules new.toml --from 01.06.2014 --until 30.06.2014 "
      "--examples 10\n"
      "intake replay --rules new.toml --json | jq .rules");
  auto options = std::make_shared<ReplayOptions>();
  word->add_option("--rules", options->rules,
                   "The rule file to try [the rules in force, under which "
                   "nothing changes]")
      ->type_name("FILE");
  word->add_option("--from", *options->request.mutable_from_date(),
                   "Only what was received from this day on")
      ->type_name("DATE");
  word->add_option("--until", *options->request.mutable_until_date(),
                   "Only what was received up to this day")
      ->type_name("DATE");
  word->add_option("--examples", options->examples, "Examples of each rule [3]")
      ->type_name("N")
      ->check(CLI::Range(0, 1000));
  Runs(word, chosen,
       [options](Session& session) { return Replay(session, *options); });
}

}  // namespace intake::cli
