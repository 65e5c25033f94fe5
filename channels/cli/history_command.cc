#include "channels/cli/history_command.h"

#include <memory>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "channels/cli/pages.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

struct HistoryOptions {
  std::string number;
  bool submissions = false;
  int limit = 50;
};

// The account's import alone has no moment of its own.
std::string SourceOf(const v1::Reading& reading) {
  if (!reading.channel_id().empty()) return reading.channel_id();
  return reading.has_received_at() ? "staff" : "import";
}

std::string ReadingsText(const v1::ListReadingsResponse& list,
                         const Console& console) {
  Table table({{"Date"},
               {"Register"},
               {"Meter"},
               {"Value", Align::kRight},
               {"State"},
               {"For"},
               {"Channel"},
               {"Receipt"}});
  for (const v1::Reading& reading : list.readings()) {
    table.AddRow({DateForPeople(reading.date()),
                  RegisterWords(reading.register_()),
                  reading.register_().serial(), reading.value(),
                  absl::StrCat(ReadingStateWord(reading.state()),
                               reading.estimated() ? ", estimated" : ""),
                  DateForPeople(reading.period()), SourceOf(reading),
                  reading.receipt_code()});
  }
  return table.Render(console);
}

std::string SubmissionsText(const v1::ListSubmissionsResponse& list,
                            const Console& console, absl::TimeZone zone) {
  Table table({{"Received"},
               {"Channel"},
               {"Receipt"},
               {"Outcome"},
               {"Findings"},
               {"Handed in"}});
  for (const v1::SubmissionRecord& record : list.submissions()) {
    std::string rules;
    for (const v1::Finding& finding : record.receipt().findings()) {
      absl::StrAppend(&rules, rules.empty() ? "" : " ", finding.rule());
    }
    table.AddRow({MomentForPeople(record.receipt().received_at(), zone),
                  record.channel_id(), record.receipt().code(),
                  OutcomeWord(record.receipt().outcome()), rules,
                  ContentWords(record.submission())});
  }
  return table.Render(console);
}

// Writes the list, and a word where it is empty or not whole.
template <typename Response>
ExitCode Write(Session& session, const Response& list, bool empty,
               absl::string_view what, const std::string& text) {
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(list) << '\n';
    return ExitCode::kOk;
  }
  if (!empty) console.out << text;
  if (session.flags().quiet) return ExitCode::kOk;
  if (empty) console.err << "The account has no " << what << " yet.\n";
  if (!list.next_page_token().empty()) {
    console.err << "There are more: --limit N shows them.\n";
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> ShowHistory(Session& session,
                                     const HistoryOptions& options) {
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  if (options.submissions) {
    v1::ListSubmissionsRequest ask;
    ask.set_account_number(options.number);
    auto list = AllPages<v1::ListSubmissionsResponse>(
        session, ask, options.limit,
        [&](const auto& request, absl::Duration timeout) {
          return (*connection)->ListSubmissions(request, timeout);
        },
        [](const auto& page, auto& all) {
          all.mutable_submissions()->MergeFrom(page.submissions());
          return all.submissions_size();
        });
    if (!list.ok()) return list.status();
    return Write(session, *list, list->submissions().empty(), "submissions",
                 SubmissionsText(*list, session.console(),
                                 session.SupplierZone(**connection)));
  }
  v1::ListReadingsRequest ask;
  ask.set_account_number(options.number);
  auto list = AllPages<v1::ListReadingsResponse>(
      session, ask, options.limit,
      [&](const auto& request, absl::Duration timeout) {
        return (*connection)->ListReadings(request, timeout);
      },
      [](const auto& page, auto& all) {
        all.mutable_readings()->MergeFrom(page.readings());
        return all.readings_size();
      });
  if (!list.ok()) return list.status();
  return Write(session, *list, list->readings().empty(), "readings",
               ReadingsText(*list, session.console()));
}

}  // namespace

void AddHistoryCommand(CLI::App* app, Command* chosen) {
  CLI::App* word = AddWord(
      app, "history",
      "An account's readings, or its submissions, newest first; refused and "
      "superseded ones too.",
      "intake history 1234567890\n"
      "intake history 1234567890 --submissions\n"
      "intake history 1234567890 --limit 500 --json");
  auto options = std::make_shared<HistoryOptions>();
  word->add_option("NUMBER", options->number, "The account")
      ->type_name("")
      ->required();
  word->add_flag("--submissions", options->submissions,
                 "What was handed in, in place of readings");
  word->add_option("--limit", options->limit, "At most so many [50]")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  Runs(word, chosen,
       [options](Session& session) { return ShowHistory(session, *options); });
}

}  // namespace intake::cli
