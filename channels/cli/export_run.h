// One export: page after page from the server into a file or standard output.

#ifndef INTAKE_CHANNELS_CLI_EXPORT_RUN_H_
#define INTAKE_CHANNELS_CLI_EXPORT_RUN_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/cli/export_file.h"
#include "channels/cli/export_rows.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/session.h"

namespace intake::cli {

struct ExportOptions {
  ExportFormat format = ExportFormat::kCsv;
  // Empty: standard output.
  std::string output;
  // Cursors; empty: from the beginning, to the end.
  std::string after;
  std::string until;
  // Wait for more at the end.
  bool follow = false;
  // Tell the server that billing has it, after it is synced.
  bool acknowledge = false;
};

// Not thread-safe. Used once.
class ExportRun {
 public:
  // `file` is null for standard output; all outlive this.
  ExportRun(Session& session, sdk::Connection& connection,
            const ExportOptions& options, ExportFile* file);

  // Ends at the end of the feed, at `until`, or never where it follows. On an
  // error, the file goes on from its last checkpoint the next time.
  absl::Status Run();

  int64_t rows() const { return rows_; }
  const std::string& cursor() const { return cursor_; }

 private:
  absl::StatusOr<v1::ListChangesResponse> NextPage();
  absl::Status Take(const v1::ListChangesResponse& page);
  absl::Status Write(const std::string& text);
  absl::Status Checkpoint();
  // Of the journal, by the last row's position.
  std::optional<double> Share(const v1::ListChangesResponse& page);

  Session& session_;
  sdk::Connection& connection_;
  const ExportOptions& options_;
  ExportFile* const file_;
  std::string cursor_;
  // The file's length at its last checkpoint.
  int64_t kept_bytes_ = 0;
  // How many rows had been taken at the last acknowledgement; -1 before any.
  int64_t acknowledged_rows_ = -1;
  absl::Duration next_checkpoint_;
  int64_t rows_ = 0;
  int64_t first_position_ = 0;
  int64_t last_position_ = 0;
  int64_t journal_position_ = 0;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_EXPORT_RUN_H_
