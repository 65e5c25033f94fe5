#include "channels/cli/audit_commands.h"

#include <memory>
#include <ostream>

#include "absl/status/status.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/story_view.h"

namespace intake::cli {
namespace {

absl::StatusOr<ExitCode> Verify(Session& session) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const Console& console = session.console();
  sdk::Clock& clock = session.environment().clock;
  const absl::Duration started = clock.Elapsed();
  if (console.err_is_terminal && !session.flags().quiet) {
    // One answer at the end: there is nothing to count meanwhile.
    const auto status = (*connection)->GetStatus({}, kCallTimeout);
    if (status.ok()) {
      console.err << "Reading "
                  << FormatCount(status->store().journal_position())
                  << " events...\n"
                  << std::flush;
    }
  }
  const auto response = (*connection)->VerifyStore({}, kWholeStoreTimeout);
  if (absl::IsDataLoss(response.status())) {
    return WithAdvice(response.status(),
                      "this is the first row that is not as it was written: "
                      "keep the store as it is, and restore a backup beside "
                      "it");
  }
  if (!response.ok()) return response.status();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
  } else {
    console.out << FormatCount(response->events_verified())
                << " events are whole, and their chains of hashes unbroken ("
                << FormatSpan(clock.Elapsed() - started) << ").\n";
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> Show(Session& session, const std::string& code) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  v1::TraceReceiptRequest request;
  request.set_code(code);
  const auto story = session.Retry([&](absl::Duration timeout) {
    return (*connection)->TraceReceipt(request, timeout);
  });
  if (!story.ok()) return story.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*story) << '\n';
  } else {
    console.out << StoryText(*story, console,
                             session.SupplierZone(**connection));
  }
  return ExitCode::kOk;
}

}  // namespace

void AddAuditCommands(CLI::App* app, Command* chosen) {
  CLI::App* audit = AddWord(
      app, "audit", "Prove that nothing was tampered with; tell what happened.",
      "intake audit verify\n"
      "intake audit show 000-013");
  audit->require_subcommand(1);
  CLI::App* verify = AddWord(
      audit, "verify",
      "Read the whole store and check every stream's chain of hashes. Exit "
      "code 1 when it is damaged; the first damaged row is named.",
      "intake audit verify\n"
      "intake audit verify --json");
  Runs(verify, chosen, Verify);

  CLI::App* show = AddWord(
      audit, "show",
      "The whole story of one submission: what arrived, byte for byte, the "
      "receipt, and every event that concerns it.",
      "intake audit show 000-013\n"
      "intake audit show 000-013 --json | jq '.entries[].what'");
  auto code = std::make_shared<std::string>();
  show->add_option("CODE", *code, "The receipt's, as a person quotes it")
      ->type_name("")
      ->required();
  Runs(show, chosen, [code](Session& session) { return Show(session, *code); });
}

}  // namespace intake::cli
