#include "channels/cli/period_commands.h"

#include <memory>
#include <ostream>

#include "channels/cli/coverage_commands.h"
#include "channels/cli/date_words.h"
#include "channels/cli/period_view.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

absl::StatusOr<ExitCode> ClosePeriod(Session& session,
                                     const std::string& word) {
  const absl::StatusOr<std::string> period = PeriodFromWord(word);
  if (!period.ok()) return period.status();
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  v1::ClosePeriodRequest request;
  request.set_period(*period);
  const auto response = session.Retry([&](absl::Duration timeout) {
    return (*connection)->ClosePeriod(request, timeout);
  });
  if (!response.ok()) return response.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
  } else {
    console.out << DateForPeople(response->closed_through())
                << " and all months before it are closed.\n";
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> ShowArrivals(Session& session, std::string date) {
  if (absl::Status status = MakeIsoDate(&date); !status.ok()) return status;
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  v1::CountArrivalsRequest request;
  request.set_date(date);
  const auto response = session.Retry([&](absl::Duration timeout) {
    return (*connection)->CountArrivals(request, timeout);
  });
  if (!response.ok()) return response.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
  } else {
    console.out << ArrivalsText(*response, console);
  }
  return ExitCode::kOk;
}

}  // namespace

void AddPeriodCommands(CLI::App* app, Command* chosen) {
  CLI::App* period = AddWord(app, "period", "Close billing periods.",
                             "intake period close 2014-06");
  period->require_subcommand(1);
  CLI::App* close = AddWord(
      period, "close",
      "The month is billed, and all before it: what comes later for it is "
      "charged in an open month. Again, it changes nothing.",
      "intake period close 2014-06\n"
      "intake period close 06.2014 --json");
  auto month = std::make_shared<std::string>();
  close->add_option("MONTH", *month, "2014-06 or 06.2014")
      ->type_name("")
      ->required();
  Runs(close, chosen,
       [month](Session& session) { return ClosePeriod(session, *month); });

  AddCoverageCommands(app, chosen);

  CLI::App* arrivals =
      AddWord(app, "arrivals", "A day's submissions by channel and outcome.",
              "intake arrivals\n"
              "intake arrivals --date 2014-06-25 --json");
  auto date = std::make_shared<std::string>();
  arrivals->add_option("--date", *date, "Which day [today]")->type_name("DATE");
  Runs(arrivals, chosen,
       [date](Session& session) { return ShowArrivals(session, *date); });
}

}  // namespace intake::cli
