#include "channels/cli/sample_command.h"

#include <memory>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/date_words.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/town/account_json.h"
#include "channels/cli/town/town.h"

namespace intake::cli {
namespace {

constexpr size_t kBufferBytes = 1024 * 1024;

struct SampleOptions {
  uint64_t seed = 1;
  int64_t accounts = 2000;
  int months = 24;
  std::string until;
};

absl::StatusOr<absl::CivilDay> LastDay(const SampleOptions& options,
                                       const Environment& environment) {
  if (options.until.empty()) {
    const absl::CivilDay today =
        absl::ToCivilDay(environment.now(), environment.zone);
    return absl::CivilDay(absl::CivilMonth(today)) - 1;
  }
  absl::StatusOr<std::string> date = DateFromWord(options.until);
  if (!date.ok()) return date.status();
  absl::CivilDay day;
  if (!absl::ParseCivilTime(*date, &day) || day.year() < kTownYearMin ||
      day.year() > kTownYearMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("--until: got ", options.until, ", want a year from ",
                     kTownYearMin, " to ", kTownYearMax));
  }
  return day;
}

absl::StatusOr<ExitCode> WriteTown(Session& session,
                                   const SampleOptions& options) {
  absl::StatusOr<absl::CivilDay> until =
      LastDay(options, session.environment());
  if (!until.ok()) return until.status();
  const TownOptions town = {
      .seed = options.seed, .months = options.months, .until = *until};
  const Console& console = session.console();
  Progress progress(console, session.environment().clock, "accounts",
                    session.flags().quiet);
  std::string lines;
  lines.reserve(2 * kBufferBytes);
  for (int64_t i = 0; i < options.accounts && console.out; ++i) {
    AppendAccountLine(AccountOfTown(town, i), &lines);
    if (lines.size() < kBufferBytes) continue;
    console.out << lines;
    lines.clear();
    progress.Update(i + 1, static_cast<double>(i + 1) /
                               static_cast<double>(options.accounts));
  }
  console.out << lines;
  return ExitCode::kOk;
}

}  // namespace

void AddSampleCommand(CLI::App* app, Command* chosen) {
  CLI::App* sample =
      AddWord(app, "sample", "Made-up data to try things out with.",
              "intake sample town --accounts 100 | intake account import -");
  sample->require_subcommand(1);
  CLI::App* town = AddWord(
      sample, "town",
      "Write a made-up town as JSON Lines for account import. The same "
      "options give the same bytes everywhere. The first accounts are "
      "0012345678 and 1234567890 to 1234567895.",
      "intake sample town --seed 1 --accounts 2000 > town.jsonl\n"
      "intake sample town --accounts 1000000 --months 0 > big.jsonl\n"
      "intake sample town --months 36 --until 2014-05-31 | intake account "
      "import -");
  auto options = std::make_shared<SampleOptions>();
  town->add_option("--seed", options->seed, "Another one, another town [1]")
      ->type_name("N");
  town->add_option("--accounts", options->accounts, "How many [2000]")
      ->type_name("N")
      ->check(CLI::Range(int64_t{1}, kTownAccountsMax));
  town->add_option("--months", options->months,
                   "Of readings for each account, 0 to 120 [24]")
      ->type_name("N")
      ->check(CLI::Range(0, kTownMonthsMax));
  town->add_option("--until", options->until,
                   "The last day of readings [the end of the last month]")
      ->type_name("DATE");
  Runs(town, chosen,
       [options](Session& session) { return WriteTown(session, *options); });
}

}  // namespace intake::cli
