#include "channels/cli/export_run.h"

#include <algorithm>
#include <optional>
#include <ostream>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/cli/pages.h"
#include "channels/sdk/retry.h"

namespace intake::cli {
namespace {

// So much is done again at most when an export was killed; a sync for every
// page would take longer than the pages.
constexpr absl::Duration kCheckpointInterval = absl::Seconds(1);
// How often a follower asks for more.
constexpr absl::Duration kFollowInterval = absl::Seconds(1);

// Of the event that a row is of: its id is `<position>-<index>`.
int64_t PositionOf(const v1::ChangeRow& row) {
  int64_t position = 0;
  const absl::string_view id = row.id();
  return absl::SimpleAtoi(id.substr(0, id.find('-')), &position) ? position : 0;
}

}  // namespace

ExportRun::ExportRun(Session& session, sdk::Connection& connection,
                     const ExportOptions& options, ExportFile* file)
    : session_(session),
      connection_(connection),
      options_(options),
      file_(file),
      cursor_(file == nullptr ? options.after : file->cursor()),
      kept_bytes_(file == nullptr ? 0 : file->bytes()),
      next_checkpoint_(session.environment().clock.Elapsed() +
                       kCheckpointInterval) {}

absl::Status ExportRun::Run() {
  sdk::Clock& clock = session_.environment().clock;
  // For the time that is left; a billing key may not ask for it.
  const auto status = connection_.GetStatus({}, kCallTimeout);
  if (status.ok()) journal_position_ = status->store().journal_position();
  if (file_ == nullptr || file_->bytes() == 0) {
    absl::Status header = Write(ExportHeader(options_.format));
    if (!header.ok()) return header;
  }
  Progress progress(session_.console(), clock, "rows", session_.flags().quiet);
  while (true) {
    const auto page = NextPage();
    if (!page.ok() && options_.follow && sdk::IsTransient(page.status())) {
      clock.Sleep(kFollowInterval);
      continue;
    }
    if (!page.ok()) return page.status();
    const bool ended =
        page->caught_up() ||
        (!options_.until.empty() && page->next_cursor() == options_.until);
    if (!ended && page->next_cursor() == cursor_) {
      return absl::InternalError(absl::StrCat(
          "the server does not come further than cursor \"", cursor_, "\""));
    }
    absl::Status taken = Take(*page);
    if (taken.ok() && (ended || clock.Elapsed() >= next_checkpoint_)) {
      taken = Checkpoint();
    }
    if (!taken.ok()) return taken;
    progress.Update(rows_, Share(*page));
    if (!ended) continue;
    if (!options_.follow || !options_.until.empty()) return absl::OkStatus();
    progress.Clear();
    clock.Sleep(kFollowInterval);
  }
}

absl::StatusOr<v1::ListChangesResponse> ExportRun::NextPage() {
  v1::ListChangesRequest request;
  request.set_cursor(cursor_);
  request.set_until_cursor(options_.until);
  request.set_page_size(kPageMax);
  return session_.Retry([&](absl::Duration timeout) {
    return connection_.ListChanges(request, timeout);
  });
}

absl::Status ExportRun::Take(const v1::ListChangesResponse& page) {
  std::string text;
  for (const v1::ChangeRow& row : page.rows()) {
    absl::StrAppend(&text, ExportLine(options_.format, row));
  }
  absl::Status status = Write(text);
  if (!status.ok()) return status;
  rows_ += page.rows_size();
  cursor_ = page.next_cursor();
  return absl::OkStatus();
}

absl::Status ExportRun::Write(const std::string& text) {
  if (file_ != nullptr) return file_->Append(text);
  std::ostream& out = session_.console().out;
  // A follower's rows are for whoever reads the other end now.
  out << text << std::flush;
  if (out) return absl::OkStatus();
  return absl::ResourceExhaustedError(
      "standard output takes no more: is the disk full?");
}

absl::Status ExportRun::Checkpoint() {
  next_checkpoint_ =
      session_.environment().clock.Elapsed() + kCheckpointInterval;
  if (file_ == nullptr) return absl::OkStatus();
  if (cursor_ != file_->cursor() || file_->bytes() != kept_bytes_) {
    absl::Status status = file_->Checkpoint(cursor_);
    if (!status.ok()) return status;
    kept_bytes_ = file_->bytes();
  }
  // An acknowledgement moves the end on by itself: without new rows there is
  // nothing to acknowledge again.
  if (!options_.acknowledge || cursor_.empty() || rows_ == acknowledged_rows_) {
    return absl::OkStatus();
  }
  v1::AcknowledgeChangesRequest request;
  request.set_cursor(cursor_);
  const auto response = session_.Retry([&](absl::Duration timeout) {
    return connection_.AcknowledgeChanges(request, timeout);
  });
  if (response.ok()) acknowledged_rows_ = rows_;
  return response.status();
}

std::optional<double> ExportRun::Share(const v1::ListChangesResponse& page) {
  if (!page.rows().empty()) {
    if (first_position_ == 0) first_position_ = PositionOf(page.rows(0));
    last_position_ = PositionOf(*page.rows().rbegin());
  }
  const int64_t all = journal_position_ - first_position_;
  if (first_position_ == 0 || all <= 0 || !options_.until.empty()) {
    return std::nullopt;
  }
  return std::min(1.0, static_cast<double>(last_position_ - first_position_) /
                           static_cast<double>(all));
}

}  // namespace intake::cli
