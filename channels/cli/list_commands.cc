#include "channels/cli/list_commands.h"

#include <memory>
#include <ostream>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/list_run.h"
#include "channels/cli/list_flags.h"
#include "channels/cli/list_view.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/progress.h"
#include "channels/program/termination.h"

namespace intake::cli {
namespace {

absl::StatusOr<std::shared_ptr<sdk::Connection>> ConnectForLists(
    Session& session) {
  const absl::StatusOr<Settings> settings = session.LoadedSettings();
  if (!settings.ok()) return settings.status();
  if (settings->list_key_file.empty()) {
    return absl::UnauthenticatedError(absl::StrCat(
        "no key of the channel for lists is configured: ",
        settings->config.empty()
            ? std::string("there is no configuration file")
            : absl::StrCat(settings->config, " lacks key_file in [list]"),
        "; an administrator makes one: intake channel key issue building_list "
        "--out building_list.key"));
  }
  sdk::ConnectionOptions options = settings->connection;
  options.key_file = settings->list_key_file;
  auto connection = session.environment().connect(options);
  if (absl::IsNotFound(connection.status())) {
    return absl::InvalidArgumentError(connection.status().message());
  }
  return connection;
}

absl::StatusOr<ExitCode> RunList(Session& session, const ListFlags& flags,
                                 bool check_only) {
  // Before gRPC makes its threads, so that none of them takes the signal.
  const program::Termination termination;
  absl::StatusOr<building_list::RunOptions> options =
      OptionsFrom(flags, check_only);
  if (!options.ok()) return options.status();
  options->pipe.stop = &termination.stop();
  options->pipe.clock = &session.environment().clock;
  const auto connection = ConnectForLists(session);
  if (!connection.ok()) return connection.status();

  const Console& console = session.console();
  absl::StatusOr<building_list::RunSummary> summary;
  {
    Progress progress(console, session.environment().clock, "rows",
                      session.flags().quiet);
    // Said once each time, however often it is tried.
    bool away = false;
    const building_list::RunObserver observer = {
        .progressed =
            [&](int64_t done, int64_t of) {
              away = false;
              progress.Update(
                  done, static_cast<double>(done) / static_cast<double>(of));
            },
        .interrupted =
            [&](const absl::Status& trouble) {
              if (session.flags().quiet || std::exchange(away, true)) return;
              progress.Clear();
              console.err << "The server is away and is tried again: "
                          << trouble.message() << '\n'
                          << std::flush;
            }};
    summary = building_list::RunList(*connection, *options, observer);
  }
  const absl::Status& status = summary.status();
  if (absl::IsInvalidArgument(status) || absl::IsNotFound(status)) {
    return absl::InvalidArgumentError(status.message());
  }
  if (!status.ok()) {
    return WithAdvice(status, check_only
                                  ? "nothing was stored: run the same command "
                                    "again"
                                  : "what was answered before is stored: run "
                                    "the same command again, and every row "
                                    "counts once");
  }
  console.out << (session.flags().json
                      ? absl::StrCat(ListSummaryJson(*options, *summary), "\n")
                      : ListSummaryText(*options, *summary));
  return ExitCodeOf(*summary);
}

void AddListOptions(CLI::App* word, ListFlags* flags) {
  word->add_option("FILE", flags->path, "The list, CSV or XLSX")
      ->type_name("")
      ->required();
  word->add_option("--representative", flags->representative,
                   "Who hands it in, as the channel's mandates name them")
      ->type_name("ID")
      ->required();
  word->add_option("--date", flags->date,
                   "The day the dials were read, where a row has none")
      ->type_name("DATE");
  word->add_option("--encoding", flags->encoding,
                   "Of CSV: utf-8, utf-16le, cp1251, cp866, koi8-r [found out]")
      ->type_name("NAME");
}

}  // namespace

void AddListCommands(CLI::App* app, Command* chosen) {
  CLI::App* list =
      AddWord(app, "list",
              "Lists of readings from building and entrance representatives.",
              "intake list check lenina-1.xlsx --representative ivanova\n"
              "intake list submit lenina-1.xlsx --representative ivanova");
  list->require_subcommand(1);

  CLI::App* check = AddWord(
      list, "check",
      "The judgement that submit would give now, row by row; nothing is "
      "stored. Ends with 1 where a row would be refused or cannot be sent.",
      "intake list check lenina-1.csv --representative ivanova --date "
      "25.06.2014\n"
      "intake list check lenina-1.xlsx --representative ivanova --answer "
      "checked.xlsx");
  auto checked = std::make_shared<ListFlags>();
  AddListOptions(check, checked.get());
  check
      ->add_option("--answer", checked->answer,
                   "Write the list with the judgements, *.csv or *.xlsx")
      ->type_name("FILE");
  Runs(check, chosen, [checked](Session& session) {
    return RunList(session, *checked, /*check_only=*/true);
  });

  CLI::App* submit = AddWord(
      list, "submit",
      "Hand in a list as the channel whose key is used. The answer file "
      "repeats "
      "it with outcome, reason and what to do, and names the flats that are "
      "still missing. The same list again changes nothing, a corrected one "
      "changes what was corrected. Ends with 1 where a row was refused or "
      "could "
      "not be sent.",
      "intake list submit lenina-1.xlsx --representative ivanova\n"
      "intake list submit lenina-1.csv --representative ivanova --date "
      "25.06.2014 --encoding cp866 --answer answer.csv");
  auto submitted = std::make_shared<ListFlags>();
  AddListOptions(submit, submitted.get());
  CLI::Option* answer =
      submit
          ->add_option("--answer", submitted->answer,
                       "The answer file, *.csv or *.xlsx [beside the list]")
          ->type_name("FILE");
  submit->add_flag("--no-answer", submitted->no_answer, "No answer file")
      ->excludes(answer);
  submit->add_flag("--again", submitted->again,
                   "Judge every row anew, though this very file was handed in "
                   "before: for a list that another one has overruled since");
  Runs(submit, chosen, [submitted](Session& session) {
    return RunList(session, *submitted, /*check_only=*/false);
  });
}

}  // namespace intake::cli
