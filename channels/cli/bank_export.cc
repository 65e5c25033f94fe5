#include "channels/cli/bank_export.h"

#include <optional>
#include <ostream>

#include "channels/cli/pages.h"
#include "channels/cli/render/progress.h"
#include "channels/program/whole_file.h"
#include "channels/sberbank/terminal_file.h"

namespace intake::cli {

absl::StatusOr<ExitCode> ExportForTerminals(Session& session,
                                            const std::string& agent,
                                            const std::string& path) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  auto file = program::WholeFile::Begin(path);
  if (!file.ok()) return file.status();
  const Console& console = session.console();
  Progress progress(console, session.environment().clock, "accounts",
                    session.flags().quiet);
  v1::ListAccountsRequest request;
  request.set_page_size(kPageMax);
  int64_t accounts = 0, written = 0, left_out = 0;
  do {
    const auto page = session.Retry([&](absl::Duration timeout) {
      return (*connection)->ListAccounts(request, timeout);
    });
    if (!page.ok()) return page.status();
    for (const v1::ListedAccount& account : page->accounts()) {
      const sberbank::TerminalLine line =
          sberbank::TerminalLineOf(account, agent);
      absl::Status status = (*file)->Append(line.bytes);
      if (!status.ok()) return status;
      written += line.bytes.empty() ? 0 : 1;
      left_out += static_cast<int64_t>(line.left_out.size());
      if (!line.left_out.empty()) progress.Clear();
      for (const std::string& what : line.left_out) {
        console.err << "left out: " << what << "\n";
      }
    }
    accounts += page->accounts_size();
    progress.Update(accounts, std::nullopt);
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  progress.Clear();
  absl::Status status = (*file)->Commit();
  if (!status.ok()) return status;
  console.out << path << ": " << FormatCount(written) << " of "
              << FormatCount(accounts) << " accounts\n";
  return left_out == 0 ? ExitCode::kOk : ExitCode::kRefused;
}

}  // namespace intake::cli
