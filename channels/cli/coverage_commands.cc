#include "channels/cli/coverage_commands.h"

#include <memory>
#include <ostream>

#include "channels/cli/date_words.h"
#include "channels/cli/pages.h"
#include "channels/cli/period_view.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

struct CoverageOptions {
  std::string period;
  std::string building;
  std::string entrance;
};

// Both requests name month and place alike.
template <typename Request>
absl::StatusOr<Request> RequestFrom(const CoverageOptions& options) {
  Request request;
  request.set_period(options.period);
  request.set_building(options.building);
  request.set_entrance(options.entrance);
  absl::Status status = MakeIsoPeriod(request.mutable_period());
  if (!status.ok()) return status;
  return request;
}

absl::StatusOr<ExitCode> ShowCoverage(Session& session,
                                      const CoverageOptions& options) {
  const auto request = RequestFrom<v1::GetCoverageRequest>(options);
  if (!request.ok()) return request.status();
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto coverage = session.Retry([&](absl::Duration timeout) {
    return (*connection)->GetCoverage(*request, timeout);
  });
  if (!coverage.ok()) return coverage.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*coverage) << '\n';
  } else {
    console.out << CoverageText(*coverage, console);
  }
  return ExitCode::kOk;
}

void AddAccount(const v1::MissingAccount& missing, Table& table) {
  const v1::Account& account = missing.account();
  table.AddRow({account.number(), StandingWord(missing.standing()),
                account.address().building(), account.address().entrance(),
                account.address().flat(), account.holder(),
                account.address().text()});
}

absl::StatusOr<ExitCode> ListMissing(Session& session,
                                     const CoverageOptions& options) {
  auto request = RequestFrom<v1::ListMissingRequest>(options);
  if (!request.ok()) return request.status();
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const Console& console = session.console();
  Progress progress(console, session.environment().clock, "accounts",
                    session.flags().quiet);
  Table table({{"Account"},
               {"Standing"},
               {"Building"},
               {"Entrance"},
               {"Flat"},
               {"Holder"},
               {"Address"}});
  request->set_page_size(kPageMax);
  int64_t accounts = 0;
  std::string period;
  while (true) {
    const auto page = session.Retry([&](absl::Duration timeout) {
      return (*connection)->ListMissing(*request, timeout);
    });
    if (!page.ok()) return page.status();
    for (const v1::MissingAccount& missing : page->accounts()) {
      // A whole town in one JSON value is nothing to work with.
      if (session.flags().json) {
        console.out << MessageJson(missing) << '\n';
      } else {
        AddAccount(missing, table);
      }
    }
    accounts += page->accounts_size();
    period = page->period();
    progress.Update(accounts, std::nullopt);
    if (page->next_page_token().empty()) break;
    request->set_page_token(page->next_page_token());
  }
  progress.Clear();
  if (!session.flags().json && accounts > 0) {
    console.out << table.Render(console);
  }
  if (!session.flags().quiet) {
    console.err << FormatCount(accounts) << " accounts are not complete for "
                << DateForPeople(period) << ".\n";
  }
  return ExitCode::kOk;
}

void AddPlaceOptions(CLI::App* word, CoverageOptions* options) {
  word->add_option("--period", options->period,
                   "The month [whose window is open or opens next]")
      ->type_name("MONTH");
  word->add_option("--building", options->building,
                   "Only this building, by its id")
      ->type_name("ID");
  word->add_option("--entrance", options->entrance, "Only this entrance")
      ->type_name("NAME");
}

}  // namespace

void AddCoverageCommands(CLI::App* app, Command* chosen) {
  CLI::App* word =
      AddWord(app, "coverage",
              "Who has sent readings for a month, by building and entrance.",
              "intake coverage\n"
              "intake coverage --period 2014-06 --building b17\n"
              "intake coverage missing --period 2014-06 --building b17");
  word->require_subcommand(0, 1);
  // One set of options, wherever they stand.
  auto options = std::make_shared<CoverageOptions>();
  AddPlaceOptions(word, options.get());
  Runs(word, chosen,
       [options](Session& session) { return ShowCoverage(session, *options); });

  CLI::App* missing = AddWord(
      word, "missing",
      "Every account whose readings for a month are not complete. With --json, "
      "a line for each.",
      "intake coverage missing --period 2014-06\n"
      "intake coverage missing --building b17 --json | jq -r .account.number");
  AddPlaceOptions(missing, options.get());
  Runs(missing, chosen,
       [options](Session& session) { return ListMissing(session, *options); });
}

}  // namespace intake::cli
