#include "channels/cli/review_commands.h"

#include <memory>
#include <ostream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/date_words.h"
#include "channels/cli/pages.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/json.h"
#include "channels/cli/review_decisions.h"
#include "channels/cli/review_view.h"

namespace intake::cli {
namespace {

struct ListOptions {
  v1::ListHeldRequest request;
  std::string older_than;
  int limit = 50;
};

absl::StatusOr<ExitCode> List(Session& session, const ListOptions& options) {
  v1::ListHeldRequest request = options.request;
  const absl::Time now = session.environment().now();
  if (!options.older_than.empty()) {
    const absl::StatusOr<absl::Duration> age = AgeFromWord(options.older_than);
    if (!age.ok()) return age.status();
    request.mutable_received_before()->set_seconds(
        absl::ToUnixSeconds(now - *age));
  }
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  const auto list = AllPages<v1::ListHeldResponse>(
      session, request, options.limit,
      [&](const auto& ask, absl::Duration timeout) {
        return (*connection)->ListHeld(ask, timeout);
      },
      [](const auto& page, auto& all) {
        all.mutable_held()->MergeFrom(page.held());
        return all.held_size();
      });
  if (!list.ok()) return list.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*list) << '\n';
    return ExitCode::kOk;
  }
  if (!list->held().empty()) {
    console.out << HeldListText(*list, console, now,
                                session.SupplierZone(**connection));
  }
  if (session.flags().quiet) return ExitCode::kOk;
  if (list->held().empty()) console.err << "Nothing waits that fits.\n";
  if (!list->next_page_token().empty()) {
    console.err << "There are more: --limit N shows them.\n";
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> Show(Session& session, const std::string& code) {
  auto connection = session.AsAnyone();
  if (!connection.ok()) return connection.status();
  v1::ExamineHeldRequest request;
  request.set_code(code);
  const auto evidence = session.Retry([&](absl::Duration timeout) {
    return (*connection)->ExamineHeld(request, timeout);
  });
  if (absl::IsAborted(evidence.status())) {
    return WithAdvice(
        evidence.status(),
        absl::StrCat("its whole story: intake audit show ", code));
  }
  if (!evidence.ok()) return evidence.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*evidence) << '\n';
  } else {
    console.out << EvidenceText(*evidence, console,
                                session.SupplierZone(**connection));
  }
  return ExitCode::kOk;
}

void AddList(CLI::App* review, Command* chosen) {
  CLI::App* word =
      AddWord(review, "list",
              "What waits, the oldest first; what is given must "
              "all fit.",
              "intake review list\n"
              "intake review list --rule HIGH_USAGE --channel sms\n"
              "intake review list --older-than 3d --json");
  auto options = std::make_shared<ListOptions>();
  v1::ListHeldRequest& request = options->request;
  word->add_option("--rule", *request.mutable_rule(),
                   "One of the findings, as receipts name it")
      ->type_name("RULE");
  word->add_option("--channel", *request.mutable_channel_id(),
                   "The channel it came through")
      ->type_name("ID");
  word->add_option("--account", *request.mutable_account_number(),
                   "The account")
      ->type_name("NUMBER");
  word->add_option("--older-than", options->older_than,
                   "Only what has waited for longer: 3d, 12h, 90m")
      ->type_name("AGE");
  word->add_option("--limit", options->limit, "At most so many [50]")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  Runs(word, chosen,
       [options](Session& session) { return List(session, *options); });
}

void AddShow(CLI::App* review, Command* chosen) {
  CLI::App* word = AddWord(
      review, "show",
      "All there is to know for a decision: what arrived, the readings before "
      "and after, the limits, what the rules said then and say now.",
      "intake review show 000-013\n"
      "intake review show 000-013 --json | jq .revision");
  auto code = std::make_shared<std::string>();
  word->add_option("CODE", *code, "The receipt's, as a person quotes it")
      ->type_name("")
      ->required();
  Runs(word, chosen, [code](Session& session) { return Show(session, *code); });
}

}  // namespace

void AddReviewCommands(CLI::App* app, Command* chosen) {
  CLI::App* review = AddWord(
      app, "review", "List, show, approve and reject what is held.",
      "intake review list --older-than 3d\n"
      "intake review show 000-013\n"
      "intake review approve 000-013 --agent petrova --reason \"seen on a "
      "photo\"");
  review->require_subcommand(1);
  AddList(review, chosen);
  AddShow(review, chosen);
  AddReviewDecisions(review, chosen);
}

}  // namespace intake::cli
