#include "channels/cli/bank_status_view.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/table.h"

namespace intake::cli {
namespace {

// It writes once a poll, and while it works once a second.
constexpr absl::Duration kStaleAfter = absl::Minutes(1);

std::string WorkText(const sberbank::DaemonStatus& status) {
  if (status.file.empty()) return "nothing; waits for files";
  const double share =
      static_cast<double>(status.rows_done) /
      static_cast<double>(std::max<int64_t>(status.rows_total, 1));
  return absl::StrCat(
      status.file, "  ",
      ProgressText(status.rows_done,
                   absl::StrCat("of ", FormatCount(status.rows_total), " rows"),
                   share, status.working_for));
}

}  // namespace

std::string BankStatusText(const sberbank::DaemonStatus& status, absl::Time now,
                           const Console& console) {
  Facts facts;
  facts.Add("working on", WorkText(status));
  facts.Add("trouble", status.trouble);
  const absl::Duration age = now - status.written_at;
  facts.Add(
      "as of",
      absl::StrCat(FormatSpan(age), " ago",
                   age > kStaleAfter ? ": is intake-sberbank running?" : ""));
  facts.Add("waiting", FormatCount(status.waiting_count));
  std::string text = facts.Render();
  if (!status.waiting.empty()) {
    Table waiting({{"File"}, {"Why"}});
    for (const auto& file : status.waiting) {
      waiting.AddRow({file.name, file.reason});
    }
    absl::StrAppend(&text, "\n", waiting.Render(console));
  }
  if (!status.results.empty()) {
    Table results(
        {{"Last files"}, {"Outcome"}, {"Lines", Align::kRight}, {"When"}});
    for (const auto& file : status.results) {
      results.AddRow(
          {file.name, file.outcome, FormatCount(file.lines), file.time});
    }
    absl::StrAppend(&text, "\n", results.Render(console));
  }
  return text;
}

}  // namespace intake::cli
